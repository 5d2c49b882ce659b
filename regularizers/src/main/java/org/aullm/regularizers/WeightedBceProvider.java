package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code weighted-bce}. */
public final class WeightedBceProvider implements LossProvider {

    static final String ID = "weighted-bce";

    static final Option<String> BALANCE = Option.choice(
                    "balance",
                    "what is balanced: present against absent judgements of each unit, or rare units against frequent ones",
                    "present",
                    "units")
            .orElse("present");
    static final Option<Double> EXPONENT = Option.decimal(
                    "exponent", "how far: 0 not at all, 1 in proportion to frequencies, 0.5 to their square root")
            .between(0, 2)
            .orElse(1.0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "Binary cross entropy with class weights from the training fold's labels.";
    }

    @Override
    public String source() {
        return "units: Shao et al., JAA-Net, ECCV 2018, equation 9, with an exponent; present: the usual class weight";
    }

    @Override
    public String details() {
        return """
                `-(w y log p + v (1 - y) log(1 - p))`, averaged over known judgements. With `balance: present`,
                `w = (negatives / positives) ^ exponent` for each unit and `v = 1`. With `balance: units`,
                `w = v = U r^-exponent / sum of r^-exponent` over the U units, where r is a unit's share of present labels.
                Both count the training fold's known labels only. The exponent is ours; JAA-Net has 1.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(BALANCE, EXPONENT, LabelSmoothing.OPTION);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        Options options = build.options();
        double exponent = options.get(EXPONENT);
        ClassWeights weights = options.get(BALANCE).equals("units")
                ? ClassWeights.ofUnits(training, exponent)
                : ClassWeights.ofPresent(training, exponent);
        return new BceLoss(build, ID, weights);
    }
}

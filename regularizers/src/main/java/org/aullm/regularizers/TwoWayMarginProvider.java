package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code two-way-margin}. */
public final class TwoWayMarginProvider implements LossProvider {

    static final String ID = "two-way-margin";

    static final Option<Double> POSITIVE_TEMPERATURE = Option.decimal(
                    "positive-temperature", "how many present units share the weight of the worst of them")
            .between(0.01, 100)
            .orElse(4.0);
    static final Option<Double> NEGATIVE_TEMPERATURE = Option.decimal(
                    "negative-temperature", "the same for absent units")
            .between(0.01, 100)
            .orElse(1.0);
    static final Option<Boolean> ANCHOR = Option.flag(
                    "anchor",
                    "draw present units above 0 and absent ones below it, so that a threshold of 0.5 means something")
            .orElse(true);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "The two-way loss: present units above absent ones in every clip, and clips that show a unit above others.";
    }

    @Override
    public String source() {
        return "Kobayashi, Two-way Multi-Label Loss, CVPR 2023; temperatures as in the author's code";
    }

    @Override
    public String details() {
        return """
                Along units and along clips, `softplus(Tn log sum exp(x / Tn) + Tp log sum exp(-x / Tp))`, the first sum over
                absent, the second over present judgements; the two means are added. With `anchor: false` this is the
                published loss, which orders and knows no threshold. `anchor: true`, ours and the default, measures both sides
                against 0 instead of each other: `softplus(Tn log sum exp(x / Tn)) + softplus(Tp log sum exp(-x / Tp))`.
                Unknown judgements are in neither sum.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(POSITIVE_TEMPERATURE, NEGATIVE_TEMPERATURE, ANCHOR);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new TwoWayMarginLoss(build);
    }
}

package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.LossProvider;

/** Provides the loss {@code asymmetric}. */
public final class AsymmetricProvider implements LossProvider {

    static final String ID = "asymmetric";

    static final Option<Double> GAMMA_NEGATIVE = Option.decimal(
                    "gamma-negative", "how strongly easy absent units are played down")
            .between(0, 20)
            .orElse(4.0);
    static final Option<Double> GAMMA_POSITIVE = Option.decimal(
                    "gamma-positive", "how strongly easy present units are played down")
            .between(0, 20)
            .orElse(0.0);
    static final Option<Double> CLIP = Option.decimal("clip", "probability up to which an absent unit costs nothing")
            .between(0, 0.5)
            .orElse(0.05);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "The asymmetric loss: binary cross entropy that plays down easy absent units.";
    }

    @Override
    public String source() {
        return "Ridnik et al., Asymmetric Loss for Multi-Label Classification, ICCV 2021; values of AU-LLM's code";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GAMMA_NEGATIVE, GAMMA_POSITIVE, CLIP, PositiveWeight.OPTION);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new AsymmetricLoss(build, training);
    }
}

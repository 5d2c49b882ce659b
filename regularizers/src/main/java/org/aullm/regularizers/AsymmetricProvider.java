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

    static final Option<String> VARIANT = Option.choice(
                    "variant",
                    "standard, or the form in AU-LLM's code, which plays down hard absent units instead of easy ones",
                    "standard",
                    "au-llm")
            .orElse("standard");

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
    public String details() {
        return """
                With `q = max(p - clip, 0)`: `-(1 - p)^g+ log p` for a present unit, `-q^g- log(1 - q)` for an absent one,
                averaged over known judgements. The factors carry no gradient, as in the authors' code. `variant: au-llm`
                weights an absent unit by `(1 - q)^g-`, as AU-LLM's code does (a defect there, kept as a variant).
                AU-LLM adds up where this averages. No floor under the logarithm: the worst misses keep their slope.""";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GAMMA_NEGATIVE, GAMMA_POSITIVE, CLIP, VARIANT, PositiveWeight.OPTION);
    }

    @Override
    public Loss create(Build build, LabelTable training) {
        return new AsymmetricLoss(build, training);
    }
}

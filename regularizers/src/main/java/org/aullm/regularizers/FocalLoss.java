package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.ComponentDescription;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;

/**
 * The focal loss (Lin et al., ICCV 2017, equation 5): -a (1 - p)^g log p for a present unit, -(1 - a) p^g log(1 - p) for an
 * absent one. Unlike the asymmetric loss's, the factors carry gradient, as published.
 */
final class FocalLoss extends JudgementLoss {

    private final double gamma;
    private final double alpha;
    private final ComponentDescription description;

    FocalLoss(Build build, LabelTable training) {
        super(
                build,
                ClassWeights.ofPresent(training, ClassWeights.NONE),
                build.options().get(LabelSmoothing.OPTION));
        this.gamma = build.options().get(FocalProvider.GAMMA);
        this.alpha = build.options().get(FocalProvider.ALPHA);
        this.description = Facts.of(FocalProvider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    NDArray ifPresent(NDArray logits) {
        return Ops.scale(focused(logits), alpha);
    }

    @Override
    NDArray ifAbsent(NDArray logits) {
        return Ops.scale(focused(logits.neg()), 1 - alpha);
    }

    /** {@code -(1 - p)^gamma log p}. The power is taken of the logarithm: at p = 1 a broken power has no slope. */
    private NDArray focused(NDArray logits) {
        NDArray cost = Ops.softplus(logits.neg());
        return gamma == 0
                ? cost
                : Ops.scale(Ops.logSigmoid(logits.neg()), gamma).exp().mul(cost);
    }
}

package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.ComponentDescription;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;

/** Binary cross entropy: -log p for a present unit, -log(1 - p) for an absent one, computed from logits. */
final class BceLoss extends JudgementLoss {

    private final ComponentDescription description;

    BceLoss(Build build, String id, ClassWeights weights) {
        super(build, weights, build.options().get(LabelSmoothing.OPTION));
        this.description = Facts.of(id, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    NDArray ifPresent(NDArray logits) {
        return Ops.softplus(logits.neg());
    }

    @Override
    NDArray ifAbsent(NDArray logits) {
        return Ops.softplus(logits);
    }
}

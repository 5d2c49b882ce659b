package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;

/** Binary cross entropy: -log p for a present unit, -log(1 - p) for an absent one, computed from logits. */
final class BceLoss extends JudgementLoss {

    private final ComponentDescription description;

    BceLoss(Build build, LabelTable training) {
        super(build, training);
        this.description = new ComponentDescription(
                BceProvider.ID, Map.of("positive-weight", build.options().get(PositiveWeight.OPTION)));
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

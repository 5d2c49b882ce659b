package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Loss;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/** A loss that is a mean over known judgements, of a term for present and one for absent units. */
abstract class JudgementLoss extends TensorComponent implements Loss {

    private final NDArray presentWeights;
    private final NDArray absentWeights;
    private final double smoothing;

    JudgementLoss(Build build, ClassWeights weights, double smoothing) {
        super(build);
        int units = weights.present().length;
        this.presentWeights = Arrays.owned(build.manager(), weights.present(), build.precision(), 1, units);
        this.absentWeights = Arrays.owned(build.manager(), weights.absent(), build.precision(), 1, units);
        this.smoothing = smoothing;
    }

    /** What it costs that a unit is present, (batch, units). */
    abstract NDArray ifPresent(NDArray logits);

    /** What it costs that a unit is absent, (batch, units). */
    abstract NDArray ifAbsent(NDArray logits);

    @Override
    public final NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
        Shapes.require("logits", logits, -1, presentWeights.getShape().get(1));
        Shapes.require("targets", targets, logits.getShape());
        Shapes.require("mask", mask, logits.getShape());
        NDArray soft = smoothing == 0 ? targets : Ops.plus(Ops.scale(targets, 1 - smoothing), smoothing / 2);
        NDArray present = soft.mul(presentWeights).mul(ifPresent(logits));
        NDArray absent = Ops.oneMinus(soft).mul(absentWeights).mul(ifAbsent(logits));
        NDArray known = Ops.atLeast(mask.sum(), 1);
        return mask.mul(present.add(absent)).sum().div(known);
    }
}

package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Loss;
import org.aullm.api.data.LabelTable;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/** A loss that is a mean over known judgements, of a term for present and one for absent units. */
abstract class JudgementLoss extends TensorComponent implements Loss {

    private final NDArray positiveWeights;

    JudgementLoss(Build build, LabelTable training) {
        super(build);
        double[] weights = PositiveWeight.of(build.options(), training);
        this.positiveWeights = Arrays.owned(build.manager(), weights, build.precision(), 1, weights.length);
    }

    /** What it costs that a unit is present, (batch, units). */
    abstract NDArray ifPresent(NDArray logits);

    /** What it costs that a unit is absent, (batch, units). */
    abstract NDArray ifAbsent(NDArray logits);

    @Override
    public final NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
        Shapes.require("logits", logits, -1, positiveWeights.getShape().get(1));
        Shapes.require("targets", targets, logits.getShape());
        Shapes.require("mask", mask, logits.getShape());
        NDArray present = targets.mul(positiveWeights).mul(ifPresent(logits));
        NDArray absent = Ops.oneMinus(targets).mul(ifAbsent(logits));
        NDArray known = Ops.atLeast(mask.sum(), 1);
        return mask.mul(present.add(absent)).sum().div(known);
    }
}

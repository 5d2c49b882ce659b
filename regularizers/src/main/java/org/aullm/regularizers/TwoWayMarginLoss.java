package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Loss;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/**
 * The two-way multi-label loss: in every clip, present units above absent ones; for every unit, clips that show it above
 * clips that do not. Along either axis
 *
 * <pre>softplus( Tn log sum over absent of exp(x / Tn)  +  Tp log sum over present of exp(-x / Tp) )</pre>
 *
 * averaged over the clips, and over the units, in which anything is present; the two means are added.
 *
 * <p>Only differences of logits count, so that nothing ties the threshold to 0. With an anchor (ours), each side is measured
 * against 0 instead of against the other: softplus of either term alone, added. Then clips and units in which nothing is
 * present, but something is known, take part.
 */
final class TwoWayMarginLoss extends TensorComponent implements Loss {

    // Below any logit; far from the end of FLOAT32 even when a temperature multiplies it.
    private static final double NOWHERE = -1e20;

    private final double positiveTemperature;
    private final double negativeTemperature;
    private final boolean anchored;
    private final ComponentDescription description;

    TwoWayMarginLoss(Build build) {
        super(build);
        this.positiveTemperature = build.options().get(TwoWayMarginProvider.POSITIVE_TEMPERATURE);
        this.negativeTemperature = build.options().get(TwoWayMarginProvider.NEGATIVE_TEMPERATURE);
        this.anchored = build.options().get(TwoWayMarginProvider.ANCHOR);
        this.description = Facts.of(TwoWayMarginProvider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
        Shapes.require("targets", targets, logits.getShape());
        Shapes.require("mask", mask, logits.getShape());
        NDArray present = targets.mul(mask);
        NDArray absent = Ops.oneMinus(targets).mul(mask);
        return along(1, logits, present, absent).add(along(0, logits, present, absent));
    }

    private NDArray along(int axis, NDArray logits, NDArray present, NDArray absent) {
        NDArray negative = logSum(axis, logits, absent, negativeTemperature);
        NDArray positive = logSum(axis, logits.neg(), present, positiveTemperature);
        NDArray counted = anchored ? present.add(absent) : present;
        NDArray rows = Ops.atMost(counted.sum(new int[] {axis}), 1);
        NDArray costs = anchored
                // The margin from 0 on either side, in the place of the margin between the sides.
                ? Ops.softplus(negative).add(Ops.softplus(positive))
                : Ops.softplus(negative.add(positive));
        return costs.mul(rows).sum().div(Ops.atLeast(rows.sum(), 1));
    }

    /** {@code t log sum of exp(x / t)} over the chosen entries of an axis; far below everything where none is chosen. */
    private static NDArray logSum(int axis, NDArray x, NDArray chosen, double temperature) {
        NDArray scaled = Ops.scale(x, 1 / temperature);
        NDArray outside = Ops.scale(Ops.plus(chosen, -1), -NOWHERE);
        NDArray largest = Ops.stopGradient(scaled.mul(chosen).add(outside).max(new int[] {axis}, true));
        // Masked before and after the exponential: outside, a difference may be anything.
        NDArray terms = scaled.sub(largest).mul(chosen).exp().mul(chosen);
        NDArray sum = Ops.atLeast(terms.sum(new int[] {axis}), 1e-30);
        return Ops.scale(sum.log().add(largest.squeeze(axis)), temperature);
    }
}

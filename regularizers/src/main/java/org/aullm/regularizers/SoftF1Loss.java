package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.api.ComponentDescription;
import org.aullm.api.Loss;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/**
 * One minus the macro F1 of a batch, with probabilities in the place of decisions. For each unit, over its known clips, F1 =
 * 2 sum(p y) / (sum(p) + sum(y)); the double form also takes the F1 of absence, 2 sum((1 - p)(1 - y)) / (sum(1 - p) +
 * sum(1 - y)).
 *
 * <p>A class that no known clip of the batch shows has no F1 and is left out of the mean.
 */
final class SoftF1Loss extends TensorComponent implements Loss {

    // Far below any sum in which a clip shows the class.
    private static final double TINY = 1e-12;

    private final boolean both;
    private final ComponentDescription description;

    SoftF1Loss(Build build) {
        super(build);
        this.both = build.options().get(SoftF1Provider.FORM).equals("double");
        this.description = Facts.of(SoftF1Provider.ID, build.options());
    }

    @Override
    public ComponentDescription description() {
        return description;
    }

    @Override
    public NDArray loss(NDArray logits, NDArray targets, NDArray mask) {
        Shapes.require("targets", targets, logits.getShape());
        Shapes.require("mask", mask, logits.getShape());
        NDArray present = shown(targets, mask);
        NDArray cost = cost(Ops.sigmoid(logits), targets, mask).mul(present).sum();
        NDArray classes = present.sum();
        if (both) {
            NDArray opposite = Ops.oneMinus(targets);
            NDArray absent = shown(opposite, mask);
            cost = cost.add(
                    cost(Ops.sigmoid(logits.neg()), opposite, mask).mul(absent).sum());
            classes = classes.add(absent.sum());
        }
        return cost.div(Ops.atLeast(classes, 1));
    }

    /** 1 for each unit whose class some known clip shows, else 0; (units). */
    private static NDArray shown(NDArray targets, NDArray mask) {
        return Ops.atMost(targets.mul(mask).sum(new int[] {0}), 1);
    }

    private static NDArray cost(NDArray probabilities, NDArray targets, NDArray mask) {
        NDArray known = probabilities.mul(mask);
        NDArray hits = Ops.scale(known.mul(targets).sum(new int[] {0}), 2);
        NDArray all = known.sum(new int[] {0}).add(targets.mul(mask).sum(new int[] {0}));
        return Ops.oneMinus(hits.div(Ops.atLeast(all, TINY)));
    }
}

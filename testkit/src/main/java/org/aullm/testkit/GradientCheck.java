package org.aullm.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;

/** Compares gradients with central differences, in FLOAT64. */
public final class GradientCheck {

    private static final double STEP = 1e-5;

    private GradientCheck() {}

    /**
     * The largest disagreement over some entries of every leaf: |analytic - numeric| / max(1e-3, |analytic| + |numeric|).
     * Below 1e-5 is right; a wrong gradient gives something near 1.
     *
     * @param leaves arrays of FLOAT64 that require gradients, with engine-owned memory
     * @param loss computes the same scalar on every call: seed the engine inside if anything in it is drawn
     * @param probes entries to try in each leaf
     */
    public static double worstError(NDManager parent, List<NDArray> leaves, Supplier<NDArray> loss, int probes) {
        SplittableRandom random = new SplittableRandom(7);
        double worst = 0;
        for (NDArray leaf : leaves) {
            if (leaf.getDataType() != DataType.FLOAT64) {
                throw new IllegalArgumentException("gradients are checked in FLOAT64, got " + leaf.getDataType());
            }
            double[] analytic = analytic(parent, leaves, leaf, loss);
            for (int probe = 0; probe < probes; probe++) {
                int at = random.nextInt(analytic.length);
                double numeric = numeric(parent, leaf, at, loss);
                double size = Math.max(1e-3, Math.abs(analytic[at]) + Math.abs(numeric));
                worst = Math.max(worst, Math.abs(analytic[at] - numeric) / size);
            }
        }
        return worst;
    }

    private static double[] analytic(NDManager parent, List<NDArray> all, NDArray leaf, Supplier<NDArray> loss) {
        all.forEach(Gradients::clear);
        try (StepScope step = StepScope.open(parent);
                GradientTape tape = GradientTape.record()) {
            tape.backward(loss.get());
            double[] gradient = Numbers.doubles(Gradients.of(leaf, step.manager()));
            all.forEach(Gradients::clear);
            return gradient;
        }
    }

    private static double numeric(NDManager parent, NDArray leaf, int at, Supplier<NDArray> loss) {
        return (shifted(parent, leaf, at, STEP, loss) - shifted(parent, leaf, at, -STEP, loss)) / (2 * STEP);
    }

    private static double shifted(NDManager parent, NDArray leaf, int at, double by, Supplier<NDArray> loss) {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(parent)) {
            double[] values = Numbers.doubles(leaf);
            double before = values[at];
            values[at] += by;
            leaf.set(java.nio.DoubleBuffer.wrap(values));
            double result = Numbers.item(loss.get());
            values[at] = before;
            leaf.set(java.nio.DoubleBuffer.wrap(values));
            return result;
        }
    }
}

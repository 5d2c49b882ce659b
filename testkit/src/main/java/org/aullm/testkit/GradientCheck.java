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

/**
 * Compares gradients with central differences, in FLOAT64.
 *
 * @since 0.1.0
 */
public final class GradientCheck {

    private static final double STEP = 1e-5;
    // A kink (of a rectifier, of a maximum) between the two points of a difference is rarely between two that are
    // closer.
    private static final double SMALL_STEP = 1e-7;
    private static final double SUSPICIOUS = 1e-6;

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
        List<double[]> gradients = analytic(parent, leaves, loss);
        for (int i = 0; i < leaves.size(); i++) {
            double[] analytic = gradients.get(i);
            for (int probe = 0; probe < probes; probe++) {
                int at = random.nextInt(analytic.length);
                double error = error(analytic[at], numeric(parent, leaves.get(i), at, STEP, loss));
                if (error > SUSPICIOUS) {
                    error = Math.min(error, error(analytic[at], numeric(parent, leaves.get(i), at, SMALL_STEP, loss)));
                }
                worst = Math.max(worst, error);
            }
        }
        return worst;
    }

    private static double error(double analytic, double numeric) {
        double error = Math.abs(analytic - numeric) / Math.max(1e-3, Math.abs(analytic) + Math.abs(numeric));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static List<double[]> analytic(NDManager parent, List<NDArray> leaves, Supplier<NDArray> loss) {
        for (NDArray leaf : leaves) {
            if (leaf.getDataType() != DataType.FLOAT64) {
                throw new IllegalArgumentException("gradients are checked in FLOAT64, got " + leaf.getDataType());
            }
            Gradients.clear(leaf);
        }
        if (leaves.isEmpty()) {
            return List.of();
        }
        try (StepScope step = StepScope.open(parent);
                GradientTape tape = GradientTape.record()) {
            tape.backward(loss.get());
            List<double[]> gradients = leaves.stream()
                    .map(leaf -> Numbers.doubles(Gradients.of(leaf, step.manager())))
                    .toList();
            leaves.forEach(Gradients::clear);
            return gradients;
        }
    }

    private static double numeric(NDManager parent, NDArray leaf, int at, double by, Supplier<NDArray> loss) {
        return (shifted(parent, leaf, at, by, loss) - shifted(parent, leaf, at, -by, loss)) / (2 * by);
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

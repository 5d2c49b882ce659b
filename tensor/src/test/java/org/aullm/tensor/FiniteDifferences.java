package org.aullm.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Compares gradients with central differences in float64. */
public final class FiniteDifferences {

    private static final double STEP = 1e-6;

    private FiniteDifferences() {}

    /** A differentiable function of some arrays. */
    @FunctionalInterface
    public interface Function {
        NDArray apply(NDArray[] inputs);
    }

    /** Asserts right gradients for every number of every input, drawn uniformly from [low, high). */
    public static void check(Function function, double low, double high, Shape... shapes) {
        try (NDManager root = Engines.newManager(Device.cpu())) {
            NDArray[] inputs = new NDArray[shapes.length];
            for (int i = 0; i < shapes.length; i++) {
                inputs[i] = random(root, i, low, high, DataType.FLOAT64, shapes[i]);
                inputs[i].setRequiresGradient(true);
            }
            check(function, inputs);
        }
    }

    /** Asserts right gradients for every number of some leaves, whether the function takes them as inputs or holds them. */
    public static void check(Function function, NDArray... leaves) {
        NDManager root = leaves[0].getManager();
        List<double[]> analytic = gradients(root, function, leaves);
        for (int i = 0; i < leaves.length; i++) {
            for (int n = 0; n < leaves[i].size(); n++) {
                double numeric =
                        (moved(root, function, leaves, i, n, STEP) - moved(root, function, leaves, i, n, -STEP))
                                / (2 * STEP);
                assertThat(analytic.get(i)[n])
                        .as("gradient of array %d at %d", i, n)
                        .isCloseTo(numeric, within(1e-7 * Math.max(1, Math.abs(numeric))));
            }
        }
    }

    /** Uniform values, the same for the same number. */
    public static NDArray random(NDManager home, long seed, double low, double high, DataType type, Shape shape) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        double[] values = random.doubles(shape.size(), low, high).toArray();
        return Arrays.owned(home, values, type, shape.getShape());
    }

    private static List<double[]> gradients(NDManager root, Function function, NDArray[] inputs) {
        try (StepScope step = StepScope.open(root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(loss(step.manager(), function.apply(inputs)));
            List<double[]> gradients = new ArrayList<>();
            for (NDArray input : inputs) {
                gradients.add(Gradients.of(input, step.manager()).toDoubleArray());
                Gradients.clear(input);
            }
            return gradients;
        }
    }

    private static double moved(NDManager root, Function function, NDArray[] inputs, int i, int n, double by) {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(root)) {
            DoubleBuffer memory = inputs[i].toByteBuffer(true).asDoubleBuffer();
            double before = memory.get(n);
            memory.put(n, before + by);
            double loss = Numbers.item(loss(step.manager(), function.apply(inputs)));
            memory.put(n, before);
            return loss;
        }
    }

    /** A weighted sum, so that errors of opposite sign do not cancel. */
    private static NDArray loss(NDManager step, NDArray result) {
        return result.mul(random(step, 99, 0.5, 2, DataType.FLOAT64, result.getShape()))
                .sum();
    }
}

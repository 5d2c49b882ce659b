package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * Records what this thread computes, for gradients by reverse accumulation. Several threads may each hold a tape.
 *
 * <pre>{@code
 * try (GradientTape tape = GradientTape.record()) {
 *     NDArray loss = ...;
 *     tape.backward(loss);
 * }
 * }</pre>
 *
 * <p>Gradients add up in the leaves ({@link NDArray#setRequiresGradient}) until {@link Gradients#clear} is called.
 */
public final class GradientTape implements AutoCloseable {

    private final GradMode mode = GradMode.on();

    private GradientTape() {}

    /** Starts recording. */
    public static GradientTape record() {
        return new GradientTape();
    }

    /**
     * Adds the gradient of a scalar to every leaf it depends on.
     *
     * @throws IllegalArgumentException if {@code loss} is not a scalar
     */
    public void backward(NDArray loss) {
        if (loss.size() != 1) {
            throw new IllegalArgumentException("backward needs a scalar, got shape " + loss.getShape());
        }
        try (NDArray one = loss.onesLike()) {
            backward(loss, one, false);
        }
    }

    /**
     * Vector-Jacobian products: adds the gradient of the sum over i of ({@code upstream[i]} . {@code outputs[i]}) to
     * every leaf.
     *
     * @param outputs results of recorded computation
     * @param upstream for each output, an array of its shape
     */
    public void backward(List<NDArray> outputs, List<NDArray> upstream) {
        if (outputs.size() != upstream.size()) {
            throw new IllegalArgumentException(
                    "%d outputs but %d upstream gradients".formatted(outputs.size(), upstream.size()));
        }
        for (int i = 0; i < outputs.size(); i++) {
            Shapes.require("upstream gradient", upstream.get(i), outputs.get(i).getShape());
            // The graphs may share nodes, so all but the last keep them.
            backward(outputs.get(i), upstream.get(i), i < outputs.size() - 1);
        }
    }

    private static void backward(NDArray output, NDArray upstream, boolean keepGraph) {
        JniUtils.backward((PtNDArray) output, (PtNDArray) upstream, keepGraph, false);
    }

    @Override
    public void close() {
        mode.close();
    }
}

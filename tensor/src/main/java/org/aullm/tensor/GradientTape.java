package org.aullm.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

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
 *
 * @since 0.1.0
 */
public final class GradientTape implements AutoCloseable {

    private static final ThreadLocal<Deque<GradientTape>> OPEN = ThreadLocal.withInitial(ArrayDeque::new);

    private final GradMode mode = GradMode.on();
    private final Deque<Recomputed> recomputed = new ArrayDeque<>();
    private final NDManager home = Engines.newManager(Device.cpu());

    private GradientTape() {}

    /** Starts recording. */
    public static GradientTape record() {
        GradientTape tape = new GradientTape();
        OPEN.get().push(tape);
        return tape;
    }

    /**
     * Does some work whose steps need not be kept for the way back, because they are done again there: less memory for more
     * time. Without a tape it is just done. Nested work is not supported, nor work that uses recorded arrays besides its
     * input and leaves.
     *
     * @param draws whether it draws from the engine's generator; it then draws the same again
     * @return its result, which lives until the tape is closed
     */
    public static NDArray recomputing(NDArray input, boolean draws, UnaryOperator<NDArray> work) {
        GradientTape tape = OPEN.get().peek();
        if (tape == null || !GradMode.isOn()) {
            return work.apply(input);
        }
        Recomputed segment = Recomputed.of(input, draws, work, tape.home);
        tape.recomputed.push(segment);
        return segment.result();
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
            backward(loss, one, !recomputed.isEmpty());
        }
        backwardThroughRecomputed();
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
            backward(outputs.get(i), upstream.get(i), i < outputs.size() - 1 || !recomputed.isEmpty());
        }
        backwardThroughRecomputed();
    }

    /** The last one first: its input is the result of the one before. */
    private void backwardThroughRecomputed() {
        while (!recomputed.isEmpty()) {
            Recomputed segment = recomputed.pop();
            segment.backward(!recomputed.isEmpty(), home);
        }
    }

    private static void backward(NDArray output, NDArray upstream, boolean keepGraph) {
        JniUtils.backward((PtNDArray) output, (PtNDArray) upstream, keepGraph, false);
    }

    @Override
    public void close() {
        OPEN.get().remove(this);
        mode.close();
        home.close();
    }
}

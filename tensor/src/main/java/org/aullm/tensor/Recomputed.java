package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A stretch of computation of which only the input and the result are kept; it is done again on the way back (Chen et al.,
 * Training deep nets with sublinear memory cost, 2016). Same operations on same numbers, so the same gradients.
 *
 * @param input in the graph of what comes before
 * @param result a leaf, from which what comes after goes on
 * @param seed of the engine's generator, if the work draws from it
 */
record Recomputed(NDArray input, NDArray result, UnaryOperator<NDArray> work, OptionalLong seed) {

    /** Works without recording. The result lives in {@code home}, everything else dies. */
    static Recomputed of(NDArray input, boolean draws, UnaryOperator<NDArray> work, NDManager home) {
        OptionalLong seed = draws ? OptionalLong.of(draw(home)) : OptionalLong.empty();
        seed.ifPresent(Engines::seed);
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(home)) {
            NDArray result = StepScope.keep(work.apply(input), home);
            result.setRequiresGradient(true);
            return new Recomputed(input, result, work, seed);
        }
    }

    /** From the engine's generator, so that a seeded step stays what it is. */
    private static long draw(NDManager home) {
        try (NDArray number = home.randomInteger(0, Integer.MAX_VALUE, new Shape(1), DataType.INT64)) {
            return number.toLongArray()[0];
        }
    }

    /**
     * Works again, and carries the result's gradient to the input and to every leaf of the work.
     *
     * @param keepGraph whether the graph before the input is still needed afterwards
     */
    void backward(boolean keepGraph, NDManager home) {
        try (StepScope scope = StepScope.open(home)) {
            NDArray upstream = Gradients.of(result, scope.manager());
            NDArray again = input.stopGradient();
            again.setRequiresGradient(true);
            seed.ifPresent(Engines::seed);
            JniUtils.backward((PtNDArray) work.apply(again), (PtNDArray) upstream, false, false);
            NDArray gradient = Gradients.of(again, scope.manager());
            // Whether the input has a graph cannot be asked (the engine's answer is for leaves only), and going back
            // from
            // one that has none is an error. Going back from the input plus a leaf never is.
            NDArray leaf = scope.manager().zeros(new Shape(), input.getDataType());
            leaf.setRequiresGradient(true);
            JniUtils.backward((PtNDArray) input.add(leaf), (PtNDArray) gradient, keepGraph, false);
        }
    }
}

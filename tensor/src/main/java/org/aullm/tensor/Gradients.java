package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.aullm.tensor.kernel.Updates;

/**
 * The gradients that {@link GradientTape} left in leaves.
 *
 * @since 0.1.0
 */
public final class Gradients {

    private Gradients() {}

    /**
     * A leaf's gradient; zero if nothing reached it. A new handle on every call, which dies with {@code step}.
     *
     * @param step the manager of the step
     */
    public static NDArray of(NDArray leaf, NDManager step) {
        NDArray gradient = leaf.getGradient();
        if (gradient.getDataType() != leaf.getDataType()) {
            // Nothing reached it, and DJL's stand-in is of FLOAT32 whatever the leaf is.
            gradient.close();
            gradient = leaf.zerosLike();
        }
        gradient.attach(step);
        return gradient;
    }

    /** Sets a leaf's gradient to zero, whatever it holds, NaN included. */
    public static void clear(NDArray leaf) {
        JniUtils.zeroGrad((PtNDArray) leaf);
    }

    /** The Euclidean norm over all given gradients together; NaN or infinite if any of them is. */
    public static double globalNorm(List<NDArray> gradients) {
        if (gradients.isEmpty()) {
            return 0;
        }
        try (GradMode off = GradMode.off();
                NDManager scratch = gradients.get(0).getManager().newSubManager()) {
            double squares = 0;
            // One call of the engine takes arrays of one type.
            for (List<NDArray> alike : gradients.stream()
                    .collect(Collectors.groupingBy(NDArray::getDataType, LinkedHashMap::new, Collectors.toList()))
                    .values()) {
                for (double norm : Numbers.doubles(Updates.norms(scratch, alike))) {
                    squares += norm * norm;
                }
            }
            return Math.sqrt(squares);
        }
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.kernel.Kernels;

/**
 * Root-mean-square normalisation over the last axis (Zhang and Sennrich, 2019).
 *
 * @param gain (width)
 */
record RmsNorm(NDArray gain, double epsilon) {

    /** Any leading axes. */
    NDArray apply(NDArray x) {
        return Kernels.rmsNorm(x, gain, epsilon);
    }
}

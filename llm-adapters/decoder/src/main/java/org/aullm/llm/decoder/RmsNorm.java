package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/**
 * Root-mean-square normalisation over the last axis (Zhang and Sennrich, 2019).
 *
 * @param gain (width)
 */
record RmsNorm(NDArray gain, double epsilon) {

    /** Any leading axes. */
    NDArray apply(NDArray x) {
        NDArray square = Ops.scale(x.square().sum(new int[] {-1}, true), 1.0 / gain.size());
        return x.mul(Ops.pow(Ops.plus(square, epsilon), -0.5)).mul(gain);
    }
}

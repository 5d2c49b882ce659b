package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;
import org.aullm.tensor.kernel.Kernels;

/**
 * Root-mean-square normalisation over the last axis (Zhang and Sennrich, 2019).
 *
 * @param gain (width)
 * @param aroundOne whether one is added to the gain
 */
record RmsNorm(NDArray gain, double epsilon, boolean aroundOne) {

    /** That of a name in a checkpoint, without {@code .weight}. */
    static RmsNorm of(BaseWeights base, String name, int width, Architecture architecture) {
        return new RmsNorm(
                base.gain(name + ".weight", width),
                architecture.epsilon(),
                architecture.traits().norms().aroundOne());
    }

    /** Any leading axes. */
    NDArray apply(NDArray x) {
        return Kernels.rmsNorm(x, aroundOne ? Ops.plus(gain, 1) : gain, epsilon);
    }
}

package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import org.aullm.tensor.Weights;

/**
 * {@code y = x W^T + b} over the last axis.
 *
 * @since 0.1.0
 */
public final class Linear {

    private final NDArray weight;
    private final Optional<NDArray> bias;

    private Linear(NDArray weight, Optional<NDArray> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** With bias; uniform initial values within 1/sqrt(in), as PyTorch's. */
    public static Linear of(Weights weights, String name, int in, int out) {
        Weights own = weights.in(name);
        double bound = 1 / Math.sqrt(in);
        return new Linear(own.uniform("weight", bound, out, in), Optional.of(own.uniform("bias", bound, out)));
    }

    /** Without bias. */
    public static Linear withoutBias(Weights weights, String name, int in, int out) {
        return new Linear(weights.in(name).uniform("weight", 1 / Math.sqrt(in), out, in), Optional.empty());
    }

    /** Takes (..., in), gives (..., out). */
    public NDArray apply(NDArray x) {
        NDList result = bias.isPresent()
                ? ai.djl.nn.core.Linear.linear(x, weight, bias.get())
                : ai.djl.nn.core.Linear.linear(x, weight);
        return result.singletonOrThrow();
    }
}

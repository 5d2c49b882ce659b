package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/** Two layers with GELU between: {@code W2 gelu(W1 x + b1) + b2}. */
final class Perceptron {

    private final Linear first;
    private final Linear second;

    Perceptron(Weights weights, String name, int in, int inner, int out) {
        Weights own = weights.in(name);
        this.first = Linear.of(own, "first", in, inner);
        this.second = Linear.of(own, "second", inner, out);
    }

    /** Takes (..., in), gives (..., out). */
    NDArray apply(NDArray x) {
        return second.apply(Activation.gelu(first.apply(x)));
    }
}

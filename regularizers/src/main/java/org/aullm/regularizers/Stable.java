package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/** Logarithms of the logistic function that neither overflow nor lose their gradient, at any logit. */
final class Stable {

    private Stable() {}

    /**
     * {@code log(1 + exp(x))}, any shape; its gradient is the logistic function everywhere.
     *
     * <p>At x = 0, where a zero-initialised head starts, a form with ReLU would have gradient 0. Of a maximum's two equal
     * operands each gets half of the gradient, which is right here.
     */
    static NDArray softplus(NDArray x) {
        return Ops.atLeast(x, 0).add(Ops.plus(x.abs().neg().exp(), 1).log());
    }

    /** {@code log(sigmoid(x))}, any shape. */
    static NDArray logSigmoid(NDArray x) {
        return softplus(x.neg()).neg();
    }
}

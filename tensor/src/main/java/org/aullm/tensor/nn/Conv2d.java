package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.aullm.tensor.Weights;

/**
 * A convolution over pictures.
 *
 * @since 0.1.0
 */
public final class Conv2d {

    private static final Shape DENSE = new Shape(1, 1);

    private final NDArray weight;
    private final Optional<NDArray> bias;
    private final Shape stride;
    private final Shape padding;

    private Conv2d(NDArray weight, Optional<NDArray> bias, int stride, int padding) {
        this.weight = weight;
        this.bias = bias;
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
    }

    /** With bias; uniform initial values within 1/sqrt(fan-in), as PyTorch's. */
    public static Conv2d of(Weights weights, String name, int in, int out, int kernel, int stride, int padding) {
        Weights own = weights.in(name);
        double bound = bound(in, kernel);
        return new Conv2d(
                own.uniform("weight", bound, out, in, kernel, kernel),
                Optional.of(own.uniform("bias", bound, out)),
                stride,
                padding);
    }

    /** Without bias, for a normalisation that follows. */
    public static Conv2d withoutBias(
            Weights weights, String name, int in, int out, int kernel, int stride, int padding) {
        NDArray weight = weights.in(name).uniform("weight", bound(in, kernel), out, in, kernel, kernel);
        return new Conv2d(weight, Optional.empty(), stride, padding);
    }

    private static double bound(int in, int kernel) {
        return 1 / Math.sqrt((double) in * kernel * kernel);
    }

    /** Takes (batch, in, height, width). */
    public NDArray apply(NDArray x) {
        return x.getNDArrayInternal()
                .convolution(x, weight, bias.orElse(null), stride, padding, DENSE, 1)
                .singletonOrThrow();
    }
}

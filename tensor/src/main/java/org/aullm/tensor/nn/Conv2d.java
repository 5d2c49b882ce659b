package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.tensor.Weights;

/** A convolution over pictures, with bias. */
public final class Conv2d {

    private final NDArray weight;
    private final NDArray bias;
    private final Shape stride;
    private final Shape padding;

    private Conv2d(NDArray weight, NDArray bias, int stride, int padding) {
        this.weight = weight;
        this.bias = bias;
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
    }

    /** Uniform initial values within 1/sqrt(fan-in), as PyTorch's. */
    public static Conv2d of(Weights weights, String name, int in, int out, int kernel, int stride, int padding) {
        Weights own = weights.in(name);
        double bound = 1 / Math.sqrt((double) in * kernel * kernel);
        return new Conv2d(
                own.uniform("weight", bound, out, in, kernel, kernel),
                own.uniform("bias", bound, out),
                stride,
                padding);
    }

    /** Takes (batch, in, height, width). */
    public NDArray apply(NDArray x) {
        return ai.djl.nn.convolutional.Conv2d.conv2d(x, weight, bias, stride, padding)
                .singletonOrThrow();
    }
}

package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.aullm.tensor.Weights;

/**
 * A convolution over clips: time, height and width. Kernels, strides and paddings are given in this order.
 *
 * @since 0.1.0
 */
public final class Conv3d {

    private static final Shape DENSE = new Shape(1, 1, 1);

    private final NDArray weight;
    private final Optional<NDArray> bias;
    private final Shape stride;
    private final Shape padding;

    private Conv3d(NDArray weight, Optional<NDArray> bias, Shape stride, Shape padding) {
        this.weight = weight;
        this.bias = bias;
        this.stride = stride;
        this.padding = padding;
    }

    /** With bias; uniform initial values within 1/sqrt(fan-in), as PyTorch's. */
    public static Conv3d of(Weights weights, String name, int in, int out, Shape kernel, Shape stride, Shape padding) {
        Weights own = weights.in(name);
        double bound = bound(in, kernel);
        return new Conv3d(kernel(own, in, out, kernel), Optional.of(own.uniform("bias", bound, out)), stride, padding);
    }

    /** Without bias, for a normalisation that follows. */
    public static Conv3d withoutBias(
            Weights weights, String name, int in, int out, Shape kernel, Shape stride, Shape padding) {
        return new Conv3d(kernel(weights.in(name), in, out, kernel), Optional.empty(), stride, padding);
    }

    private static NDArray kernel(Weights own, int in, int out, Shape kernel) {
        return own.uniform("weight", bound(in, kernel), out, in, kernel.get(0), kernel.get(1), kernel.get(2));
    }

    private static double bound(int in, Shape kernel) {
        return 1 / Math.sqrt((double) in * kernel.size());
    }

    /** Takes (batch, in, time, height, width). */
    public NDArray apply(NDArray x) {
        return convolve(x, weight);
    }

    /**
     * What {@link #apply} gives for a clip with every channel the same, from one of them, (batch, 1, time, height,
     * width): a convolution is linear, so the channels' kernels may be added up first.
     */
    public NDArray applyToGrey(NDArray x) {
        return convolve(x, weight.sum(new int[] {1}, true));
    }

    /** {@link #applyToGrey} where there is one channel, else {@link #apply}. */
    public NDArray applyToFrames(NDArray x) {
        return x.getShape().get(1) == 1 ? applyToGrey(x) : apply(x);
    }

    private NDArray convolve(NDArray x, NDArray kernels) {
        return x.getNDArrayInternal()
                .convolution(x, kernels, bias.orElse(null), stride, padding, DENSE, 1)
                .singletonOrThrow();
    }
}

package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;

/** A 3x3 convolution that keeps the size, batch normalisation, 2x2 max-pooling where asked for, and ReLU. */
final class ConvBlock {

    private static final int KERNEL = 3;
    private static final Shape ONE = new Shape(1, 1);

    private final NDArray weight;
    private final BatchNorm norm;
    private final boolean pooled;

    private ConvBlock(NDArray weight, BatchNorm norm, boolean pooled) {
        this.weight = weight;
        this.norm = norm;
        this.pooled = pooled;
    }

    static ConvBlock of(Weights weights, String name, int in, int out) {
        return of(weights.in(name), in, out, false);
    }

    static ConvBlock pooled(Weights weights, String name, int in, int out) {
        return of(weights.in(name), in, out, true);
    }

    private static ConvBlock of(Weights own, int in, int out, boolean pooled) {
        double bound = 1 / Math.sqrt((double) in * KERNEL * KERNEL);
        NDArray weight = own.in("conv").uniform("weight", bound, out, in, KERNEL, KERNEL);
        return new ConvBlock(weight, BatchNorm.of(own, "norm", out), pooled);
    }

    /** Takes (batch, in, height, width), gives (batch, out, height, width), or half that height and width. */
    NDArray apply(NDArray x, Mode mode) {
        // No bias: the normalisation that follows would subtract it again.
        NDArray y = x.getNDArrayInternal()
                .convolution(x, weight, null, ONE, ONE, ONE, 1)
                .singletonOrThrow();
        y = norm.apply(y, mode);
        // ReLU never changes an order, so it may follow the pooling, where only a quarter of the values is left.
        return Activation.relu(pooled ? Pools.max(y, 2) : y);
    }
}

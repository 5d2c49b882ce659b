package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import org.aullm.tensor.Weights;

/**
 * The same layer in two streams that do not see each other: a 5x5 convolution that keeps the size, 2x2 max-pooling and
 * ReLU. The first half of the channels belongs to one stream, the second half to the other.
 */
final class TwinConv {

    private static final int STREAMS = 2;
    private static final int KERNEL = 5;
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape PADDING = new Shape(KERNEL / 2, KERNEL / 2);

    private final NDArray weight;
    private final NDArray bias;

    private TwinConv(NDArray weight, NDArray bias) {
        this.weight = weight;
        this.bias = bias;
    }

    /** Channels are counted per stream; uniform initial values within 1/sqrt(fan-in). */
    static TwinConv of(Weights weights, String name, long in, long out) {
        Weights own = weights.in(name);
        double bound = 1 / Math.sqrt((double) in * KERNEL * KERNEL);
        return new TwinConv(
                own.uniform("weight", bound, STREAMS * out, in, KERNEL, KERNEL),
                own.uniform("bias", bound, STREAMS * out));
    }

    /** Takes (batch, 2 in, height, width), gives (batch, 2 out, height / 2, width / 2). */
    NDArray apply(NDArray x) {
        NDArray y = Conv2d.conv2d(x, weight, bias, ONE, PADDING, ONE, STREAMS).singletonOrThrow();
        // ReLU never changes an order, so it may follow the pooling, where only a quarter of the values is left.
        return Activation.relu(Pools.max(y, 2));
    }
}

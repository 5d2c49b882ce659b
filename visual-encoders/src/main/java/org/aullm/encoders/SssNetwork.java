package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv2d;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Two convolutions and a linear layer, as {@link SssNetProvider} says. */
final class SssNetwork {

    static final int FIRST = 32;
    static final int SECOND = 64;
    static final int HIGH = 256;

    private final Conv2d conv1;
    private final BatchNorm norm1;
    private final Conv2d conv2;
    private final BatchNorm norm2;
    private final Linear linear;
    private final ChannelDropout channelDropout;
    private final Dropout dropout;

    /** For pictures that leave a map of {@code mapSize} values. */
    SssNetwork(Weights weights, int mapSize, double rate) {
        conv1 = Conv2d.of(weights, "conv1", FlowPicture.CHANNELS, FIRST, 5, 1, 0);
        norm1 = BatchNorm.of(weights, "norm1", FIRST);
        conv2 = Conv2d.of(weights, "conv2", FIRST, SECOND, 3, 1, 0);
        norm2 = BatchNorm.of(weights, "norm2", SECOND);
        linear = Linear.of(weights, "linear", mapSize, HIGH);
        channelDropout = new ChannelDropout(rate);
        dropout = new Dropout(rate);
    }

    /** What the two convolutions and poolings leave of a side. */
    static int left(int size) {
        return ((size - 4) / 3 - 2) / 2;
    }

    /** Takes pictures (batch, 3, height, width). */
    FlowEncoder.Seen apply(NDArray pictures, Mode mode) {
        // The published order is ReLU, then pooling. They commute, and after the pooling there is less to do.
        NDArray x = norm1.apply(Activation.relu(Pools.max(conv1.apply(pictures), 3)), mode);
        x = channelDropout.apply(x, mode);
        x = norm2.apply(Activation.relu(Pools.max(conv2.apply(x), 2)), mode);
        NDArray map = channelDropout.apply(x, mode);
        NDArray high = Activation.relu(linear.apply(map.reshape(map.getShape().get(0), -1)));
        return new FlowEncoder.Seen(map, dropout.apply(high, mode));
    }
}

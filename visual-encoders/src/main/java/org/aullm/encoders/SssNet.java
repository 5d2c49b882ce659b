package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv2d;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Two convolutions and a linear layer, as {@link SssNetProvider} says. */
final class SssNet extends FlowEncoder {

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

    SssNet(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, SssNetProvider.ID, evidence, features);
        conv1 = Conv2d.of(weights(), "conv1", FlowPicture.CHANNELS, FIRST, 5, 1, 0);
        norm1 = BatchNorm.of(weights(), "norm1", FIRST);
        conv2 = Conv2d.of(weights(), "conv2", FIRST, SECOND, 3, 1, 0);
        norm2 = BatchNorm.of(weights(), "norm2", SECOND);
        linear = Linear.of(weights(), "linear", features.midSize(), HIGH);
        channelDropout = new ChannelDropout(build.options().get(SssNetProvider.DROPOUT));
        dropout = new Dropout(build.options().get(SssNetProvider.DROPOUT));
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        // The published order is ReLU, then pooling. They commute, and after the pooling there is less to do.
        NDArray x = norm1.apply(Activation.relu(Pools.max(conv1.apply(pictures), 3)), mode);
        x = channelDropout.apply(x, mode);
        x = norm2.apply(Activation.relu(Pools.max(conv2.apply(x), 2)), mode);
        NDArray map = channelDropout.apply(x, mode);
        NDArray high = Activation.relu(linear.apply(flat(map)));
        return new Seen(map, dropout.apply(high, mode));
    }
}

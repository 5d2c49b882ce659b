package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Two streams of two convolutions and two linear layers, as {@link OffApexNetProvider} says. */
final class OffApexNet extends FlowEncoder {

    static final int CHANNELS = 2 * 16;
    static final int HIGH = 1024;

    private final TwinConv conv1;
    private final TwinConv conv2;
    private final Linear linear1;
    private final Linear linear2;
    private final Dropout dropout;

    OffApexNet(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, OffApexNetProvider.ID, evidence, features);
        conv1 = TwinConv.of(weights(), "conv1", 1, 6);
        conv2 = TwinConv.of(weights(), "conv2", 6, 16);
        linear1 = Linear.of(weights(), "linear1", features.midSize(), HIGH);
        linear2 = Linear.of(weights(), "linear2", HIGH, HIGH);
        dropout = new Dropout(build.options().get(OffApexNetProvider.DROPOUT));
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray motion = Ops.slice(pictures, 1, 0, 2); // u and v; the strain is not looked at
        NDArray map = conv2.apply(conv1.apply(motion));
        NDArray high = dropout.apply(Activation.relu(linear1.apply(flat(map))), mode);
        return new Seen(map, dropout.apply(Activation.relu(linear2.apply(high)), mode));
    }
}

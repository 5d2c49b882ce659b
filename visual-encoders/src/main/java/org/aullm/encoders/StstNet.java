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

/** One convolution and two poolings, as {@link StstNetProvider} says. */
final class StstNet extends FlowEncoder {

    // The three streams read the same picture and meet where their channels are put side by side. No layer between
    // mixes
    // channels, so one convolution with all their kernels is the same function in a third of the calls.
    static final int CHANNELS = 3 + 5 + 8;

    private final Conv2d conv;
    private final BatchNorm norm;
    private final Dropout dropout;

    StstNet(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, StstNetProvider.ID, evidence, features);
        conv = Conv2d.of(weights(), "conv", FlowPicture.CHANNELS, CHANNELS, 3, 1, 1);
        norm = BatchNorm.of(weights(), "norm", CHANNELS);
        dropout = new Dropout(build.options().get(StstNetProvider.DROPOUT));
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray thirds = Pools.maxSame3(norm.apply(Activation.relu(conv.apply(pictures)), mode));
        NDArray map = Pools.average(dropout.apply(thirds, mode), 2);
        return new Seen(map, flat(map));
    }
}

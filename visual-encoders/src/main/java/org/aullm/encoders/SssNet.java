package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;

/** SSSNet alone, as {@link SssNetProvider} says. */
final class SssNet extends FlowEncoder {

    private final SssNetwork network;

    SssNet(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, SssNetProvider.ID, evidence, features);
        network = new SssNetwork(weights(), features.midSize(), build.options().get(SssNetProvider.DROPOUT));
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        return network.apply(pictures, mode);
    }
}

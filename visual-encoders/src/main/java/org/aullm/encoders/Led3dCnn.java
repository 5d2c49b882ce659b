package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;

/** The encoder of AU-LLM, as {@link Led3dCnnProvider} says. */
final class Led3dCnn extends FrameEncoder {

    private final boolean darkestIsBlack;
    private final LedNetwork network;

    Led3dCnn(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, Led3dCnnProvider.ID, evidence, features);
        darkestIsBlack = build.options().get(Led3dCnnProvider.BLACK).equals(Led3dCnnProvider.DARKEST);
        network = new LedNetwork(
                weights(),
                Math.toIntExact(evidence.shape().get(1)),
                features,
                build.options().get(Led3dCnnProvider.DROPOUT));
    }

    @Override
    VisualFeatures look(NDArray frames, Mode mode) {
        return network.apply(darkestIsBlack ? LedNetwork.fromDarkest(frames) : frames, mode);
    }
}

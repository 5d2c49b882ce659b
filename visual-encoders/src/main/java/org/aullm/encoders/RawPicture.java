package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;

/** The picture itself, as {@link RawPictureProvider} says. */
final class RawPicture extends FlowEncoder {

    RawPicture(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, RawPictureProvider.ID, evidence, features);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        return new Seen(pictures, flat(pictures));
    }
}

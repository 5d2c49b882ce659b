package org.aullm.encoders;

import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.spi.Build;

/** An encoder of frames, (batch, 1 or 3, time, height, width). */
abstract class FrameEncoder extends ShapedEncoder {

    FrameEncoder(Build build, String id, EvidenceSpec evidence, FeatureSpec features) {
        super(build, id, "frames", evidence, features);
    }
}

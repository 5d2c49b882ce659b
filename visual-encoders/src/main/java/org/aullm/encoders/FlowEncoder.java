package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;

/** An encoder of flow pictures, whose maps have no time axis until the end. */
abstract class FlowEncoder extends ShapedEncoder {

    FlowEncoder(Build build, String id, EvidenceSpec evidence, FeatureSpec features) {
        super(build, id, "flow pictures", evidence, features);
    }

    /** Takes pictures (batch, 3, height, width), gives a map (batch, channels, height, width) and the vector. */
    abstract Seen see(NDArray pictures, Mode mode);

    /** A map without time axis, and the high-level vector. */
    record Seen(NDArray map, NDArray high) {}

    @Override
    final VisualFeatures look(NDArray evidence, Mode mode) {
        Seen seen = see(Layouts.channelsLast(evidence), mode);
        return new VisualFeatures(seen.map().expandDims(2), seen.high());
    }
}

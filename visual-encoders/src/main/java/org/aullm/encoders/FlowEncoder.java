package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.TensorComponent;

/** What encoders of flow pictures have in common: shapes at the door, the time axis of length 1, the description. */
abstract class FlowEncoder extends TensorComponent implements VisualEncoder {

    private final String id;
    private final long[] picture;
    private final FeatureSpec features;

    FlowEncoder(Build build, String id, EvidenceSpec evidence, FeatureSpec features) {
        super(build);
        this.id = id;
        this.picture = new long[] {
            -1,
            evidence.shape().get(0),
            evidence.shape().get(1),
            evidence.shape().get(2)
        };
        this.features = features;
    }

    /** Takes pictures (batch, 3, height, width), gives a map (batch, channels, height, width) and the vector. */
    abstract Seen see(NDArray pictures, Mode mode);

    /** A map without time axis, and the high-level vector. */
    record Seen(NDArray map, NDArray high) {}

    /** (batch, everything else), in C order. */
    static NDArray flat(NDArray map) {
        return map.reshape(map.getShape().get(0), -1);
    }

    @Override
    public final FeatureSpec features() {
        return features;
    }

    @Override
    public final VisualFeatures encode(NDArray evidence, Mode mode) {
        Shapes.require("flow pictures", evidence, picture);
        Seen seen = see(Layouts.channelsLast(evidence), mode);
        return new VisualFeatures(seen.map().expandDims(2), seen.high());
    }

    @Override
    public final ComponentDescription description() {
        return new ComponentDescription(id, Map.of("features", features.toString()));
    }
}

package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
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

/** What all encoders have in common: the evidence's shape at the door, the announced features, the description. */
abstract class ShapedEncoder extends TensorComponent implements VisualEncoder {

    private final String id;
    private final String what;
    private final Shape evidence;
    private final FeatureSpec features;

    /**
     * Takes over the build's manager.
     *
     * @param what the evidence's name in messages
     */
    ShapedEncoder(Build build, String id, String what, EvidenceSpec evidence, FeatureSpec features) {
        super(build);
        this.id = id;
        this.what = what;
        this.evidence = new Shape(-1).addAll(evidence.shape());
        this.features = features;
    }

    /** Encodes a batch whose shape is right. */
    abstract VisualFeatures look(NDArray evidence, Mode mode);

    /** (batch, everything else), in C order. */
    static NDArray flat(NDArray map) {
        return map.reshape(map.getShape().get(0), -1);
    }

    @Override
    public final FeatureSpec features() {
        return features;
    }

    @Override
    public final VisualFeatures encode(NDArray given, Mode mode) {
        Shapes.require(what, given, evidence);
        return look(given, mode);
    }

    @Override
    public final ComponentDescription description() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("features", features.toString());
        return new ComponentDescription(id, facts);
    }
}

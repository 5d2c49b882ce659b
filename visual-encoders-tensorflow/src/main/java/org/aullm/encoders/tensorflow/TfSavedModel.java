package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.ParameterSet;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** A SavedModel as an encoder, as {@link TfSavedModelProvider} says. */
final class TfSavedModel implements VisualEncoder {

    private final NDManager manager;
    private final EvidenceSpec evidence;
    private final FeatureSpec features;
    private final String signature;
    private final SavedModel model;

    TfSavedModel(Build build, EvidenceSpec evidence, FeatureSpec features) {
        this.manager = build.manager();
        this.evidence = evidence;
        this.features = features;
        this.signature = build.options().get(TfSavedModelProvider.SIGNATURE);
        this.model = SavedModel.open(build.options());
    }

    @Override
    public FeatureSpec features() {
        return features;
    }

    @Override
    public VisualFeatures encode(NDArray frames, Mode mode) {
        var shape = evidence.shape();
        if (!frames.getShape().slice(1).equals(shape)) {
            throw new IllegalArgumentException(
                    "frames: expected shape %s, got %s".formatted(new Shape(-1).addAll(shape), frames.getShape()));
        }
        long batch = frames.getShape().get(0);
        var channelsLast = org.tensorflow.ndarray.Shape.of(batch, shape.get(1), shape.get(2), shape.get(3), 1);
        try (TFloat32 fed = Boundary.tensor(frames, channelsLast);
                Result result = model.call(fed)) {
            NDManager step = frames.getManager();
            Shape map = new Shape(batch, features.time(), features.height(), features.width(), features.channels());
            NDArray mid = Boundary.array(step, model.mid(result), map).transpose(0, 4, 1, 2, 3);
            return new VisualFeatures(mid, Boundary.array(step, model.high(result), new Shape(batch, features.high())));
        }
    }

    @Override
    public ComponentDescription description() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("features", features.toString());
        facts.put("engine", "TensorFlow " + org.tensorflow.TensorFlow.version());
        facts.put("signature", signature);
        return new ComponentDescription(TfSavedModelProvider.ID, facts);
    }

    /** Empty: the weights stay in the model's folder. */
    @Override
    public ParameterSet parameters() {
        return ParameterSet.EMPTY;
    }

    /** Writes nothing: a frozen model is where it was read from. */
    @Override
    public void save(Path folder) {}

    @Override
    public void load(Path folder) {}

    @Override
    public void close() {
        model.close();
        manager.close();
    }
}

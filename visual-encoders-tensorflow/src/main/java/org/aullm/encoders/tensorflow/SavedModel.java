package org.aullm.encoders.tensorflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.option.Options;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** An opened SavedModel and what the configuration makes of it. */
final class SavedModel implements AutoCloseable {

    private static final String TAG = "serve";

    private final Path folder;
    private final SavedModelBundle bundle;
    private final SessionFunction function;
    private final String input;
    private final String mid;
    private final String high;

    private SavedModel(Path folder, SavedModelBundle bundle, Options options) {
        this.folder = folder;
        this.bundle = bundle;
        String key = options.get(TfSavedModelProvider.SIGNATURE);
        Signature signature = bundle.signatures().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ComponentException("%s has no signature '%s'; there are %s; set 'signature'"
                        .formatted(
                                folder,
                                key,
                                bundle.signatures().stream()
                                        .map(Signature::key)
                                        .sorted()
                                        .toList())));
        if (signature.inputNames().size() != 1) {
            throw new ComponentException("%s: signature '%s' has the inputs %s; it must have one, the frames"
                    .formatted(
                            folder,
                            key,
                            signature.inputNames().stream().sorted().toList()));
        }
        this.function = bundle.function(key);
        this.input = signature.inputNames().iterator().next();
        this.mid = output(signature, "mid", options.get(TfSavedModelProvider.MID));
        this.high = output(signature, "high", options.get(TfSavedModelProvider.HIGH));
    }

    /**
     * Opens one.
     *
     * @throws ComponentException if there is none, or the configuration does not fit it, naming what exists
     */
    static SavedModel open(Options options) {
        Path folder = options.get(TfSavedModelProvider.MODEL);
        if (!Files.exists(folder.resolve("saved_model.pb"))) {
            throw new ComponentException("%s is no SavedModel: it has no saved_model.pb".formatted(folder));
        }
        SavedModelBundle bundle;
        try {
            bundle = SavedModelBundle.loader(folder.toString())
                    .withTags(TAG)
                    .withConfigProto(TfRuntime.config())
                    .load();
        } catch (TensorFlowException e) {
            throw new ComponentException("%s cannot be opened: %s".formatted(folder, e.getMessage()), e);
        }
        try {
            return new SavedModel(folder, bundle, options);
        } catch (ComponentException e) {
            bundle.close();
            throw e;
        }
    }

    private String output(Signature signature, String option, String name) {
        if (!signature.outputNames().contains(name)) {
            throw new ComponentException("%s: signature '%s' has no output '%s'; there are %s; set '%s'"
                    .formatted(
                            folder,
                            signature.key(),
                            name,
                            signature.outputNames().stream().sorted().toList(),
                            option));
        }
        return name;
    }

    /** The sizes it gives for one clip of evidence: what it gives for a black clip. */
    FeatureSpec features(EvidenceSpec evidence) {
        var shape = evidence.shape();
        Shape frames = Shape.of(1, shape.get(1), shape.get(2), shape.get(3), 1);
        try (TFloat32 black =
                        TFloat32.tensorOf(frames, tensor -> tensor.scalars().forEach(each -> each.setFloat(0)));
                Result result = call(black)) {
            Shape map = tensor(result, mid).shape();
            Shape vector = tensor(result, high).shape();
            if (map.numDimensions() != 5 || vector.numDimensions() != 2) {
                throw new ComponentException(
                        ("%s: outputs '%s' and '%s' have shapes %s and %s; (batch, time, height, width, channels) and"
                                        + " (batch, values) are needed")
                                .formatted(folder, mid, high, map, vector));
            }
            return new FeatureSpec(
                    Math.toIntExact(map.get(4)),
                    Math.toIntExact(map.get(1)),
                    Math.toIntExact(map.get(2)),
                    Math.toIntExact(map.get(3)),
                    Math.toIntExact(vector.get(1)));
        }
    }

    /** Calls it with frames; the result is to be closed. */
    Result call(TFloat32 frames) {
        try {
            return function.call(Map.of(input, frames));
        } catch (TensorFlowException | IllegalArgumentException e) {
            throw new ComponentException(
                    "%s does not take frames of shape %s: %s".formatted(folder, frames.shape(), e.getMessage()), e);
        }
    }

    TFloat32 mid(Result result) {
        return tensor(result, mid);
    }

    TFloat32 high(Result result) {
        return tensor(result, high);
    }

    private TFloat32 tensor(Result result, String name) {
        if (result.get(name).orElseThrow() instanceof TFloat32 tensor) {
            return tensor;
        }
        throw new ComponentException("%s: output '%s' is not of FLOAT32".formatted(folder, name));
    }

    @Override
    public void close() {
        bundle.close();
    }
}

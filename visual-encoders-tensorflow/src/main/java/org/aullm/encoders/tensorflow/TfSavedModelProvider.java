package org.aullm.encoders.tensorflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/** Any SavedModel as an encoder, frozen: the configuration says which signature, and which of its outputs are what. */
public final class TfSavedModelProvider implements VisualEncoderProvider {

    static final String ID = "tf-savedmodel";

    static final Option<Path> MODEL =
            Option.path("model", "folder of the SavedModel").required();
    static final Option<String> SIGNATURE =
            Option.text("signature", "key of the signature to call").orElse("serving_default");
    static final Option<String> MID = Option.text(
                    "mid", "output for the mid-level map: (batch, time, height, width, channels)")
            .orElse("mid");
    static final Option<String> HIGH = Option.text("high", "output for the high-level vector: (batch, values)")
            .orElse("high");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "any TensorFlow SavedModel on frames, frozen; its signature is chosen in the configuration";
    }

    @Override
    public String details() {
        return """
                The signature has one input of frames, FLOAT32, (batch, time, height, width, 1), and two outputs: the mid-level map
                (batch, time, height, width, channels) and the high-level vector (batch, values), whose sizes it must
                announce. Networks exported by Keras hide their layers in a function, so a foreign model cannot be trained
                here: frozen is all there is.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MODEL, SIGNATURE, MID, HIGH);
    }

    @Override
    public Set<Tuning> tunings() {
        return Set.of(Tuning.FROZEN);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        TfFrames.require(ID, evidence, 1, 1);
        TfRuntime.start(ID);
        try (SavedModel model = SavedModel.open(options)) {
            return model.features(evidence);
        }
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        TfFrames.requireSingle(ID, build.precision());
        TfRuntime.start(ID);
        return new TfSavedModel(build, evidence, features(build.options(), evidence));
    }
}

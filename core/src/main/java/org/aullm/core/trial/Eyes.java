package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.OtherEngine;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Option;
import org.aullm.api.option.OptionType;
import org.aullm.api.option.Options;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.config.TrainingOptions;
import org.aullm.core.registry.Part;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;

/**
 * What a frozen encoder sees in a clip, computed once: in the first pass, or by any earlier trial of the study with the same
 * encoder and the same picture of the clip. Only where that is exact: the encoder is frozen, thus in EVAL, and no
 * augmentation draws another picture in every pass.
 *
 * <p>Each clip is looked at alone, so that its features depend on nothing but its picture, whoever computes them. They differ
 * in the last digits from those of a clip among others.
 */
final class Eyes {

    private final VisualEncoder encoder;
    private final NDManager root;
    private final Optional<FeatureStore> store;
    private final String key;
    private final boolean remembering;
    private final Map<String, float[]> known = new HashMap<>();

    private Eyes(VisualEncoder encoder, NDManager root, Optional<FeatureStore> store, String key, boolean remembering) {
        this.remembering = remembering;
        this.encoder = encoder;
        this.root = root;
        this.store = store;
        this.key = key;
    }

    /** Whether features of a clip are the same in every pass. */
    static boolean suffice(Part<VisualEncoderProvider> part, Options training) {
        return part.tuning() == Tuning.FROZEN
                && training.get(TrainingOptions.SHIFT) == 0
                && !training.get(TrainingOptions.FLIP)
                && !training.get(TrainingOptions.TEMPORAL_JITTER);
    }

    static Eyes of(
            Part<VisualEncoderProvider> part, VisualEncoder encoder, NDManager root, Optional<FeatureStore> store) {
        // State in another engine cannot be told apart by its content.
        boolean shared = store.isPresent() && !(encoder instanceof OtherEngine);
        return new Eyes(encoder, root, shared ? store : Optional.empty(), shared ? key(part, encoder, root) : "", true);
    }

    /** The same features, to the last digit, of clips that each come once. */
    static Eyes ofOnce(VisualEncoder encoder, NDManager root) {
        return new Eyes(encoder, root, Optional.empty(), "", false);
    }

    /** Everything that determines an encoder: code, options, what is in the files they name, state, arithmetic. */
    private static String key(Part<VisualEncoderProvider> part, VisualEncoder encoder, NDManager root) {
        ContentHash hash = new ContentHash()
                .addCodeOf(part.provider().getClass())
                .addCodeOf(Engines.class)
                .addCodeOf(Eyes.class)
                .add(part.provider().id())
                .add(encoder.features().toString())
                .add(Engines.name() + Engines.version() + " " + Engines.threads() + " " + root.getDevice())
                .add(System.getProperty("os.arch", ""));
        Map<String, Object> plain = part.options().plain();
        for (Option<?> option : part.slot().options(part.provider())) {
            Object value = plain.get(option.key());
            if (option.type().kind() != OptionType.Kind.PATH) {
                hash.add(option.key()).add(String.valueOf(value));
            } else if (value instanceof String path && !path.isEmpty()) {
                hash.add(option.key()).add(Path.of(path));
            }
        }
        for (Parameter parameter : encoder.parameters().all()) {
            hash.add(parameter.name())
                    .add(parameter.array().getShape().toString())
                    .add(parameter.array().toByteBuffer());
        }
        return hash.hex();
    }

    /** The features of a batch. */
    VisualFeatures see(NDManager step, Batch batch) {
        FeatureSpec spec = encoder.features();
        int size = batch.size();
        int mid = spec.midSize();
        int high = spec.high();
        float[] mids = new float[size * mid];
        float[] highs = new float[size * high];
        for (int clip = 0; clip < size; clip++) {
            float[] features = features(batch, clip, mid + high);
            System.arraycopy(features, 0, mids, clip * mid, mid);
            System.arraycopy(features, mid, highs, clip * high, high);
        }
        return new VisualFeatures(
                Arrays.data(
                        step, mids, DataType.FLOAT32, size, spec.channels(), spec.time(), spec.height(), spec.width()),
                Arrays.data(step, highs, DataType.FLOAT32, size, high));
    }

    private float[] features(Batch batch, int clip, int count) {
        int pixels = batch.picture().length / batch.size();
        if (!remembering) {
            return look(batch, clip, pixels, count);
        }
        String name =
                new ContentHash().add(batch.picture(), clip * pixels, pixels).hex();
        return known.computeIfAbsent(name, any -> {
            Optional<float[]> stored = store.flatMap(shared -> shared.find(key, name, count));
            return stored.orElseGet(() -> {
                float[] fresh = look(batch, clip, pixels, count);
                store.ifPresent(shared -> shared.put(key, name, fresh));
                return fresh;
            });
        });
    }

    private float[] look(Batch batch, int clip, int pixels, int count) {
        float[] picture = java.util.Arrays.copyOfRange(batch.picture(), clip * pixels, (clip + 1) * pixels);
        long[] shape = batch.evidence().getShape().getShape().clone();
        shape[0] = 1;
        try (GradMode off = GradMode.off();
                StepScope scope = StepScope.open(root)) {
            NDArray evidence = Arrays.data(scope.manager(), picture, DataType.FLOAT32, shape);
            VisualFeatures seen = encoder.encode(evidence, Mode.EVAL);
            float[] features = new float[count];
            double[] mid = Numbers.doubles(seen.mid());
            double[] high = Numbers.doubles(seen.high());
            for (int i = 0; i < count; i++) {
                features[i] = (float) (i < mid.length ? mid[i] : high[i - mid.length]);
            }
            return features;
        }
    }
}

package org.aullm.encoders.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Tuning;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.testkit.Builds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class TfSavedModelTest {

    private static final EvidenceSpec SMALL = new EvidenceSpec(EvidenceKind.FRAMES, new Shape(1, 2, 3, 4));

    @TempDir
    static Path folder;

    private final TfSavedModelProvider provider = new TfSavedModelProvider();

    /** A model whose map is its frames and their doubles, and whose vector is the sum over each frame. */
    @BeforeAll
    static void write() throws IOException {
        Natives.assume();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Placeholder<TFloat32> frames =
                    tf.placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(-1, 2, 3, 4, 1)));
            Operand<TFloat32> map =
                    tf.concat(java.util.List.of(frames, tf.math.mul(frames, tf.constant(2f))), tf.constant(4));
            Operand<TFloat32> vector = tf.sum(frames, tf.constant(new int[] {2, 3, 4}));
            Signature signature = Signature.builder("see")
                    .input("clip", frames)
                    .output("texture", map)
                    .output("meaning", vector)
                    .build();
            try (Session session = TfRuntime.session(graph)) {
                SavedModelBundle.exporter(folder.toString())
                        .withFunction(SessionFunction.create(signature, session))
                        .export();
            }
        }
    }

    @Test
    void its_outputs_are_the_features() {
        Build build = Builds.of(provider, options("see", "texture"), Tuning.FROZEN, DataType.FLOAT32, 1);
        try (VisualEncoder encoder = provider.create(build, SMALL)) {
            assertThat(encoder.features()).isEqualTo(new FeatureSpec(2, 2, 3, 4, 2));
            float[] values = new float[24];
            for (int i = 0; i < 24; i++) {
                values[i] = i;
            }
            NDArray clip = Arrays.data(build.manager(), values, DataType.FLOAT32, 1, 1, 2, 3, 4);
            VisualFeatures seen = encoder.encode(clip, Mode.EVAL);

            assertThat(seen.mid().getShape()).isEqualTo(new Shape(1, 2, 2, 3, 4));
            assertThat(seen.mid().toFloatArray()).startsWith(0, 1, 2, 3).endsWith(40, 42, 44, 46);
            assertThat(seen.high().toFloatArray()).containsExactly(66, 210);
        }
    }

    @Test
    void a_signature_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> announce("serving_default", "texture"))
                .isInstanceOf(ComponentException.class)
                .hasMessage(folder + " has no signature 'serving_default'; there are [see]; set 'signature'");
    }

    @Test
    void an_output_that_does_not_exist_is_named_with_those_that_do() {
        assertThatThrownBy(() -> announce("see", "mid"))
                .isInstanceOf(ComponentException.class)
                .hasMessage(folder + ": signature 'see' has no output 'mid'; there are [meaning, texture]; set 'mid'");
    }

    @Test
    void outputs_of_another_form_are_refused() {
        assertThatThrownBy(() -> announce("see", "meaning"))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("(batch, time, height, width, channels) and (batch, values) are needed");
    }

    private void announce(String signature, String mid) {
        Build build = Builds.of(provider, options(signature, mid));
        build.manager().close();
        provider.features(build.options(), SMALL);
    }

    private static Map<String, ?> options(String signature, String mid) {
        return Map.of("model", folder.toString(), "signature", signature, "mid", mid, "high", "meaning");
    }
}

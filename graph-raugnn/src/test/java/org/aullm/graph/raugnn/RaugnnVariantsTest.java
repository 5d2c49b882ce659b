package org.aullm.graph.raugnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.RelationGraph;
import org.aullm.api.Relations;
import org.aullm.api.Tuning;
import org.aullm.api.VisualFeatures;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Options;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every variant. */
class RaugnnVariantsTest {

    private static final RaugnnProvider PROVIDER = new RaugnnProvider();
    private static final LabelTable TRAINING = Seen.training(1, 2, 4, 12, 45);

    record Variant(Map<String, Object> options, Intervention intervention) {
        RelationGraph build(Tuning tuning, DataType precision, long seed) {
            return PROVIDER.create(
                    Builds.of(PROVIDER, options, tuning, precision, seed), Seen.SMALL, Seen.TOKENS, TRAINING);
        }

        double[] tokens(RelationGraph graph, VisualFeatures seen) {
            return Numbers.doubles(
                    graph.relate(seen, intervention, Mode.EVAL).tokens().tokens());
        }
    }

    static Stream<Variant> variants() {
        return Stream.of(
                variant(Intervention.NONE, Map.of()),
                variant(new Intervention(0.5, 3), Map.of("instruction-tokens", 3)),
                variant(Intervention.NONE, Map.of("node-attention", false, "auxiliary-weight", 0, "layers", 1)),
                variant(Intervention.NONE, Map.of("learned-strengths", false, "relation-kinds", false, "heads", 1)),
                variant(Intervention.NONE, Map.of("prior", "random", "dropout", 0)));
    }

    private static Variant variant(Intervention intervention, Map<String, Object> options) {
        Map<String, Object> small = new HashMap<>(options);
        small.put("hidden", 8);
        return new Variant(small, intervention);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void gives_as_many_tokens_as_announced(Variant of) {
        for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            try (NDManager root = Engines.newManager(Device.cpu());
                    RelationGraph graph = of.build(Tuning.FULL, precision, 1)) {
                int announced = PROVIDER.tokensPerClip(
                        Options.of(PROVIDER.options(), of.options()), Seen.SMALL, TRAINING.units());

                Relations relations = graph.relate(Seen.of(root, 4, precision), of.intervention(), Mode.TRAIN);

                NDArray tokens = relations.tokens().tokens();
                assertThat(graph.tokensPerClip()).isEqualTo(announced);
                assertThat(tokens.getShape().getShape()).containsExactly(4, announced, 6);
                assertThat(tokens.getDataType()).isEqualTo(precision);
                assertThat(relations.auxiliary().isPresent()).isEqualTo(graph.auxiliaryWeight() > 0);
                relations.auxiliary().ifPresent(logits -> assertThat(
                                logits.getShape().getShape())
                        .containsExactly(4, 5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void gradients_agree_with_differences(Variant of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph graph = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            VisualFeatures seen = Seen.of(root, 3, DataType.FLOAT64);
            seen.mid().setRequiresGradient(true);
            seen.high().setRequiresGradient(true);
            NDArray ofTokens = Seen.normal(root, "tokens", DataType.FLOAT64, 3, graph.tokensPerClip(), 6);
            NDArray ofLogits = Seen.normal(root, "logits", DataType.FLOAT64, 3, 5);
            List<NDArray> leaves = new ArrayList<>(
                    graph.parameters().trained().stream().map(Parameter::array).toList());
            leaves.add(seen.mid());
            leaves.add(seen.high());

            double error = GradientCheck.worstError(
                    root,
                    leaves,
                    () -> {
                        Engines.seed(5);
                        Relations relations = graph.relate(seen, of.intervention(), Mode.TRAIN);
                        NDArray loss = relations.tokens().tokens().mul(ofTokens).sum();
                        return relations
                                .auxiliary()
                                .map(logits -> loss.add(logits.mul(ofLogits).sum()))
                                .orElse(loss);
                    },
                    4);

            assertThat(error).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_clip_is_judged_alike_alone_and_in_company(Variant of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph graph = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            VisualFeatures many = Seen.of(root, 4, DataType.FLOAT64);
            VisualFeatures second = new VisualFeatures(Ops.slice(many.mid(), 0, 1, 2), Ops.slice(many.high(), 0, 1, 2));

            double[] inCompany = of.tokens(graph, many);
            double[] alone = of.tokens(graph, second);

            assertThat(alone)
                    .containsExactly(
                            java.util.Arrays.copyOfRange(inCompany, alone.length, 2 * alone.length), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void the_seed_decides_the_initial_weights(Variant of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph one = of.build(Tuning.FULL, DataType.FLOAT64, 1);
                RelationGraph same = of.build(Tuning.FULL, DataType.FLOAT64, 1);
                RelationGraph other = of.build(Tuning.FULL, DataType.FLOAT64, 2)) {
            VisualFeatures seen = Seen.of(root, 2, DataType.FLOAT64);

            double[] tokens = of.tokens(one, seen);

            assertThat(of.tokens(same, seen)).containsExactly(tokens);
            assertThat(of.tokens(other, seen)).isNotEqualTo(tokens);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void frozen_leaves_nothing_to_train(Variant of) {
        try (RelationGraph graph = of.build(Tuning.FROZEN, DataType.FLOAT32, 1)) {
            assertThat(graph.parameters().all()).isNotEmpty();
            assertThat(graph.parameters().trained()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void a_call_leaves_nothing_behind(Variant of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph graph = of.build(Tuning.FULL, DataType.FLOAT32, 1)) {
            NDManager home = graph.parameters().all().get(0).array().getManager();
            int before = home.getManagedArrays().size();

            graph.relate(Seen.of(root, 2, DataType.FLOAT32), of.intervention(), Mode.EVAL);

            assertThat(home.getManagedArrays()).hasSize(before);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void saved_weights_come_back(Variant of, @TempDir Path folder) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph trained = of.build(Tuning.FULL, DataType.FLOAT32, 1);
                RelationGraph restored = of.build(Tuning.FULL, DataType.FLOAT32, 1)) {
            VisualFeatures seen = Seen.of(root, 2, DataType.FLOAT32);
            double[] atFirst = of.tokens(restored, seen);
            trained.parameters().trained().forEach(parameter -> nudge(parameter.array()));
            double[] later = of.tokens(trained, seen);

            trained.save(folder);
            restored.load(folder);

            assertThat(later).isNotEqualTo(atFirst);
            assertThat(of.tokens(restored, seen)).containsExactly(later);
        }
    }

    private static void nudge(NDArray array) {
        float[] values = array.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1.5f * values[i] + 0.01f * i;
        }
        array.set(FloatBuffer.wrap(values));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void refuses_features_of_another_shape(Variant of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                RelationGraph graph = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            NDArray mid = Seen.normal(root, "mid", DataType.FLOAT64, 2, 3, 2, 4, 5);
            NDArray high = Seen.normal(root, "high", DataType.FLOAT64, 2, 5);

            assertThatThrownBy(() -> graph.relate(new VisualFeatures(mid, high), of.intervention(), Mode.EVAL))
                    .hasMessage("mid-level features: expected shape (-1, 3, 2, 4, 4), got (2, 3, 2, 4, 5)");
        }
    }
}

package org.aullm.projector.baselines;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.api.spi.ProjectorProvider;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.testkit.Builds;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for both projectors, in all their variants. */
class ProjectorTest {

    private static final TokenSpec TOKENS = new TokenSpec(6, 0.25);

    record Case(ProjectorProvider provider, Map<String, Object> options) {
        Projector build(Tuning tuning, DataType precision, long seed) {
            return provider.create(Builds.of(provider, options, tuning, precision, seed), Seen.SMALL, TOKENS);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(new LinearProvider(), Map.of()),
                new Case(new LinearProvider(), Map.of("input", "high", "content-tokens", 3)),
                new Case(new EfpProvider(), Map.of()),
                new Case(new EfpProvider(), Map.of("content-tokens", 2, "token-norm", true)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gives_as_many_tokens_as_announced(Case of) {
        for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            try (NDManager root = Engines.newManager(Device.cpu());
                    Projector projector = of.build(Tuning.FULL, precision, 1)) {
                int announced =
                        of.provider().tokensPerClip(Options.of(of.provider().options(), of.options()), Seen.SMALL);

                NDArray tokens = projector
                        .project(Seen.of(root, 4, precision), Mode.TRAIN)
                        .tokens();

                assertThat(projector.tokensPerClip()).isEqualTo(announced);
                assertThat(tokens.getShape().getShape()).containsExactly(4, announced, 6);
                assertThat(tokens.getDataType()).isEqualTo(precision);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradients_agree_with_differences(Case of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            VisualFeatures seen = Seen.of(root, 3, DataType.FLOAT64);
            seen.mid().setRequiresGradient(true);
            seen.high().setRequiresGradient(true);
            NDArray weighting = Seen.normal(root, "weighting", DataType.FLOAT64, 3, projector.tokensPerClip(), 6);
            List<NDArray> leaves = new ArrayList<>(projector.parameters().trained().stream()
                    .map(Parameter::array)
                    .toList());
            leaves.add(seen.mid());
            leaves.add(seen.high());

            double error = GradientCheck.worstError(
                    root,
                    leaves,
                    () -> {
                        Engines.seed(5);
                        return projector
                                .project(seen, Mode.TRAIN)
                                .tokens()
                                .mul(weighting)
                                .sum();
                    },
                    6);

            assertThat(error).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_clip_is_judged_alike_alone_and_in_company(Case of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            VisualFeatures many = Seen.of(root, 4, DataType.FLOAT64);
            VisualFeatures second = new VisualFeatures(Ops.slice(many.mid(), 0, 1, 2), Ops.slice(many.high(), 0, 1, 2));

            NDArray inCompany = Ops.slice(projector.project(many, Mode.EVAL).tokens(), 0, 1, 2);
            NDArray alone = projector.project(second, Mode.EVAL).tokens();

            assertThat(Numbers.doubles(alone)).containsExactly(Numbers.doubles(inCompany), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_seed_decides_the_initial_weights(Case of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector one = of.build(Tuning.FULL, DataType.FLOAT64, 1);
                Projector same = of.build(Tuning.FULL, DataType.FLOAT64, 1);
                Projector other = of.build(Tuning.FULL, DataType.FLOAT64, 2)) {
            VisualFeatures seen = Seen.of(root, 2, DataType.FLOAT64);

            double[] tokens = Numbers.doubles(one.project(seen, Mode.EVAL).tokens());

            assertThat(Numbers.doubles(same.project(seen, Mode.EVAL).tokens())).containsExactly(tokens);
            assertThat(Numbers.doubles(other.project(seen, Mode.EVAL).tokens())).isNotEqualTo(tokens);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void frozen_leaves_nothing_to_train(Case of) {
        try (Projector projector = of.build(Tuning.FROZEN, DataType.FLOAT32, 1)) {
            assertThat(projector.parameters().all()).isNotEmpty();
            assertThat(projector.parameters().trained()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_call_leaves_nothing_behind(Case of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = of.build(Tuning.FULL, DataType.FLOAT32, 1)) {
            NDManager home = projector.parameters().all().get(0).array().getManager();
            int before = home.getManagedArrays().size();

            projector.project(Seen.of(root, 2, DataType.FLOAT32), Mode.EVAL);

            assertThat(home.getManagedArrays()).hasSize(before);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saved_weights_come_back(Case of, @TempDir Path folder) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector trained = of.build(Tuning.FULL, DataType.FLOAT32, 1);
                Projector restored = of.build(Tuning.FULL, DataType.FLOAT32, 1)) {
            VisualFeatures seen = Seen.of(root, 2, DataType.FLOAT32);
            double[] atFirst = Numbers.doubles(restored.project(seen, Mode.EVAL).tokens());
            trained.parameters().trained().forEach(parameter -> nudge(parameter.array()));
            double[] later = Numbers.doubles(trained.project(seen, Mode.EVAL).tokens());

            trained.save(folder);
            restored.load(folder);

            assertThat(later).isNotEqualTo(atFirst);
            assertThat(Numbers.doubles(restored.project(seen, Mode.EVAL).tokens()))
                    .containsExactly(later);
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
    @MethodSource("cases")
    void refuses_features_of_another_shape(Case of) {
        try (NDManager root = Engines.newManager(Device.cpu());
                Projector projector = of.build(Tuning.FULL, DataType.FLOAT64, 1)) {
            NDArray mid = Seen.normal(root, "mid", DataType.FLOAT64, 2, 3, 2, 4, 4);
            NDArray high = Seen.normal(root, "high", DataType.FLOAT64, 2, 7);

            assertThatThrownBy(() -> projector.project(new VisualFeatures(mid, high), Mode.EVAL))
                    .hasMessage("high-level features: expected shape (-1, 5), got (2, 7)");
        }
    }
}

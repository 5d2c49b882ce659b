package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixCacheTest {

    @Test
    void a_prefix_is_computed_once_and_outlives_its_step() {
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Build build = new Build(manager, 1, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
            LoadedModel model = new LoadedModel(RandomModel.ALL.get(0), Optional.empty(), build, new Weights(build));
            PrefixCache cache = new PrefixCache(model.decoder(), model.words(), List::of, List.of(), manager);
            List<KeysValues> first;
            try (StepScope step = StepScope.open(manager)) {
                first = cache.of(List.of(256, 65, 66));
            }
            assertThat(cache.of(List.of(256, 65, 66))).isSameAs(first);
            assertThat(first.get(1).keys().getShape().getShape()).containsExactly(2, 3, 16);
            assertThat(first.get(1).keys().toFloatArray()).doesNotContain(Float.NaN);
            assertThat(cache.of(List.of(256, 65))).isNotSameAs(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora", "dora", "prefix"})
    void a_prefix_is_computed_anew_when_what_is_trained_has_changed(String kind) {
        Map<String, Object> options = Map.of("size", "nano", "adapter-kind", kind);
        try (Trial cached = new Trial(options, Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL, 3);
                Trial plain = new Trial(options, Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.NONE, 3)) {
            for (int change = 0; change < 3; change++) {
                double[] expected = plain.logits();
                assertThat(cached.logits()).containsExactly(expected, offset(1e-9));
                assertThat(cached.logits()).containsExactly(expected, offset(1e-9));
                for (Trial trial : List.of(cached, plain)) {
                    nudge(trial, change);
                }
                assertThat(plain.logits()).isNotEqualTo(expected);
            }
        }
    }

    /** Changes one trained array of the decoder in place, as an optimizer does. */
    private static void nudge(Trial trial, int which) {
        List<Parameter> trained = trial.backend.parameters().trained().stream()
                .filter(parameter -> !parameter.name().startsWith("head."))
                .toList();
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(trial.root)) {
            NDArray array = trained.get(which % trained.size()).array();
            double[] half = new double[(int) array.size()];
            java.util.Arrays.fill(half, 0.05);
            array.addi(Arrays.owned(
                    step.manager(), half, DataType.FLOAT64, array.getShape().getShape()));
            NDArray second = trained.get((which + 1) % trained.size()).array();
            second.addi(Arrays.owned(
                    step.manager(),
                    new java.util.Random(which)
                            .doubles(second.size(), -0.1, 0.1)
                            .toArray(),
                    DataType.FLOAT64,
                    second.getShape().getShape()));
        }
    }

    @Test
    void training_and_gradients_in_evaluation_compute_the_prefix_themselves() {
        try (Trial trial =
                Trial.nano(Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL).stirred()) {
            trial.logits();
            NDArray adapter = trial.backend.parameters().trained().stream()
                    .filter(parameter -> parameter.name().equals("model.layers.0.self_attn.v_proj.lora_A.weight"))
                    .findFirst()
                    .orElseThrow()
                    .array();
            for (Mode mode : List.of(Mode.EVAL, Mode.TRAIN)) {
                double error = GradientCheck.worstError(
                        trial.root,
                        List.of(adapter),
                        () -> trial.infer(mode).square().sum(),
                        3);
                assertThat(error).as("%s", mode).isLessThan(1e-5);
            }
        }
    }
}

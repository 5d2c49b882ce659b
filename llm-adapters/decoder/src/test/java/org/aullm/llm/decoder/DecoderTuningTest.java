package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.optim.AdamW;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is trained, what is not, and that gradients arrive. */
class DecoderTuningTest {

    @TempDir
    Path temporary;

    @Test
    void only_the_head_is_trained_over_a_frozen_model() {
        assertThat(trained(Tuning.FROZEN)).containsExactly("head.weight", "head.bias");
    }

    @Test
    void adapters_and_head_are_trained_by_default() {
        assertThat(trained(Tuning.ADAPTER))
                .containsExactly(
                        "model.layers.0.self_attn.q_proj.lora_A.weight",
                        "model.layers.0.self_attn.q_proj.lora_B.weight",
                        "model.layers.0.self_attn.v_proj.lora_A.weight",
                        "model.layers.0.self_attn.v_proj.lora_B.weight",
                        "model.layers.1.self_attn.q_proj.lora_A.weight",
                        "model.layers.1.self_attn.q_proj.lora_B.weight",
                        "model.layers.1.self_attn.v_proj.lora_A.weight",
                        "model.layers.1.self_attn.v_proj.lora_B.weight",
                        "head.weight",
                        "head.bias");
    }

    private static List<String> trained(Tuning tuning) {
        try (Trial trial = Trial.nano(tuning, DataType.FLOAT32, Shortcuts.ALL)) {
            return trial.backend.parameters().trained().stream()
                    .map(Parameter::name)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void a_step_moves_what_is_trained_and_nothing_else(Tuning tuning) {
        try (Trial trial = Trial.nano(tuning, DataType.FLOAT32, Shortcuts.ALL).stirred()) {
            List<Parameter> all = trial.backend.parameters().all();
            List<double[]> before =
                    all.stream().map(each -> Numbers.doubles(each.array())).toList();
            step(trial);
            for (int i = 0; i < all.size(); i++) {
                boolean moved =
                        !Arrays.equals(before.get(i), Numbers.doubles(all.get(i).array()));
                assertThat(moved).as(all.get(i).name()).isEqualTo(all.get(i).role() == Parameter.Role.TRAINED);
            }
        }
    }

    @Test
    void adapters_leave_the_model_as_it_is_until_they_are_trained() {
        try (Trial frozen = Trial.nano(Tuning.FROZEN, DataType.FLOAT64, Shortcuts.ALL);
                Trial adapted = Trial.nano(Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL)) {
            assertThat(DecoderAgainstPlainLoopsTest.distance(frozen.logits(), adapted.logits()))
                    .isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void gradients_survive_a_garbage_collection_between_forward_and_backward(Tuning tuning) throws IOException {
        Map<String, String> options = Map.of(
                "model", Checkpoints.write(temporary, Checkpoints.config()).toString());
        try (Trial trial = new Trial(options, tuning, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            double[] expected = contentGradient(trial, false);
            for (int round = 0; round < 5; round++) {
                assertThat(contentGradient(trial, true)).isEqualTo(expected);
            }
        }
    }

    private static double[] contentGradient(Trial trial, boolean collect) {
        try (StepScope step = StepScope.open(trial.root);
                GradientTape tape = GradientTape.record()) {
            NDArray loss = trial.loss();
            if (collect) {
                System.gc();
                for (int i = 0; i < 200; i++) {
                    java.nio.ByteBuffer.allocateDirect(64).putDouble(0, Double.NaN);
                }
            }
            tape.backward(loss);
            double[] gradient = Numbers.doubles(Gradients.of(trial.content, step.manager()));
            Gradients.clear(trial.content);
            return gradient;
        }
    }

    @Test
    void dropout_in_adapters_acts_in_training_only() {
        Map<String, Object> options = Map.of("size", "nano", "lora-dropout", 0.5);
        try (Trial trial = new Trial(options, Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL, 2).stirred();
                Trial without = new Trial(Map.of("size", "nano"), Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL, 2)
                        .stirred();
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(trial.root)) {
            assertThat(trial.logits()).isEqualTo(without.logits());
            assertThat(Numbers.doubles(trial.infer(Mode.TRAIN))).isNotEqualTo(trial.logits());
        }
    }

    static void step(Trial trial) {
        try (AdamW optimizer = new AdamW(trial.root, trial.backend.parameters().trained(), 0);
                StepScope step = StepScope.open(trial.root);
                GradientTape tape = GradientTape.record()) {
            tape.backward(trial.loss());
            for (Parameter parameter : trial.backend.parameters().trained()) {
                assertThat(Numbers.item(Gradients.of(parameter.array(), step.manager())
                                .abs()
                                .sum()))
                        .as(parameter.name())
                        .isPositive();
            }
            optimizer.step(1e-2, 1);
        }
    }
}

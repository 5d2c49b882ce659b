package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aullm.api.Capability;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.GradientTape;
import org.aullm.tensor.Gradients;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.optim.AdamW;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderBackendTest {

    @TempDir
    Path temporary;

    @Test
    void announces_soft_tokens_in_units_of_the_models_own_embeddings() {
        DecoderProvider provider = new DecoderProvider();
        Options options = Options.of(provider.options(), Map.of("size", "tiny"));

        assertThat(provider.announce(options, Trial.PROMPT))
                .isEqualTo(new LlmSpec(
                        new TokenSpec(256, 1),
                        java.util.Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT),
                        ScoreSource.HIDDEN_STATE));
    }

    @Test
    void describes_what_was_built() {
        try (Trial trial = Trial.nano(Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL)) {
            assertThat(trial.backend.description().id()).isEqualTo("decoder");
            assertThat(trial.backend.description().facts())
                    .containsExactly(
                            Map.entry("model", "random nano (random, 2 layers, hidden 64, 123,712 parameters)"),
                            Map.entry("tuning", "adapter"),
                            Map.entry("adapters", "rank 16, alpha 32.0, dropout 0.0, on q_proj, v_proj"),
                            Map.entry("prompt", "10 tokens shared by all clips, 7 per clip (3 soft)"),
                            Map.entry("positions", "4096"),
                            Map.entry("score source", "hidden-state"));
        }
    }

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void a_rows_judgement_does_not_depend_on_its_batch(Tuning tuning) {
        try (Trial trial = Trial.nano(tuning, DataType.FLOAT32, Shortcuts.ALL).stirred()) {
            double[] together = trial.logits();
            for (int clip = 0; clip < 3; clip++) {
                assertThat(DecoderAgainstPlainLoopsTest.distance(
                                alone(trial, clip), Arrays.copyOfRange(together, 3 * clip, 3 * clip + 3)))
                        .isLessThan(1e-5);
            }
        }
    }

    private static double[] alone(Trial trial, int clip) {
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(trial.root)) {
            NDArray content = Ops.slice(trial.content, 0, clip, clip + 1);
            NDArray relations = Ops.slice(trial.relations, 0, clip, clip + 1);
            return Numbers.doubles(trial.backend.infer(trial.prompt(content, relations), Mode.EVAL));
        }
    }

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

    @Test
    void frozen_weights_of_a_checkpoint_are_no_state_of_the_component() throws IOException {
        Map<String, String> options = Map.of(
                "model", Checkpoints.write(temporary, Checkpoints.config()).toString());
        try (Trial trial = new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            assertThat(trial.backend.parameters().all())
                    .extracting(Parameter::name)
                    .containsExactly("soft_tokens.scale", "head.weight", "head.bias");
        }
    }

    @Test
    void saved_adapters_come_back() {
        try (Trial first = Trial.nano(Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL)
                        .stirred();
                Trial second = Trial.nano(Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL)) {
            assertThat(second.logits()).isNotEqualTo(first.logits());
            first.backend.save(temporary);
            second.backend.load(temporary);
            assertThat(second.logits()).isEqualTo(first.logits());
        }
    }

    @Test
    void the_size_of_soft_tokens_does_not_follow_a_trained_table() {
        try (Trial trained = Trial.nano(Tuning.FULL, DataType.FLOAT32, Shortcuts.ALL);
                Trial restored = Trial.nano(Tuning.FULL, DataType.FLOAT32, Shortcuts.ALL)) {
            step(trained);
            trained.backend.save(temporary);
            restored.backend.load(temporary);
            assertThat(restored.logits()).isEqualTo(trained.logits());
        }
    }

    @Test
    void what_was_cached_follows_loaded_weights() {
        try (Trial first = Trial.nano(Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL);
                Trial other = new Trial(Map.of("size", "nano"), Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 3, 2)) {
            double[] expected = first.logits();
            assertThat(other.logits()).isNotEqualTo(expected);
            first.backend.save(temporary);
            other.backend.load(temporary);
            assertThat(other.logits()).isEqualTo(expected);
        }
    }

    @Test
    void equal_seeds_give_equal_weights_and_others_do_not() {
        assertThat(weights(1)).isEqualTo(weights(1)).isNotEqualTo(weights(2));
    }

    private static List<Double> weights(long seed) {
        List<Double> values = new ArrayList<>();
        try (Trial trial =
                new Trial(Map.of("size", "nano"), Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL, 1, seed)) {
            trial.backend
                    .parameters()
                    .all()
                    .forEach(each -> values.add(Numbers.item(each.array().sum())));
        }
        return values;
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

    private static void step(Trial trial) {
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

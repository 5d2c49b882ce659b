package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aullm.api.Capability;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.prompt.Prompt;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderBackendTest {

    @Test
    void announces_soft_tokens_in_units_of_the_models_own_embeddings() {
        DecoderProvider provider = new DecoderProvider();
        Options options = Options.of(provider.options(), Map.of("size", "tiny"));

        assertThat(provider.announce(options, Trial.PROMPT))
                .isEqualTo(new LlmSpec(
                        new TokenSpec(256, 1),
                        java.util.Set.of(Capability.SOFT_TOKENS, Capability.GRADIENT, Capability.GENERATION),
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
                            Map.entry("adapters", "lora, rank 16, alpha 32.0, dropout 0.0, on q_proj, v_proj"),
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
    void a_prompt_may_begin_with_its_soft_tokens() {
        try (Trial shortened = Trial.nano(Tuning.FROZEN, DataType.FLOAT64, Shortcuts.ALL);
                Trial whole = Trial.nano(Tuning.FROZEN, DataType.FLOAT64, Shortcuts.NONE)) {
            assertThat(DecoderAgainstPlainLoopsTest.distance(softFirst(shortened), softFirst(whole)))
                    .isLessThan(1e-9);
        }
    }

    private static double[] softFirst(Trial trial) {
        Prompt prompt = new Prompt(List.of(
                new Prompt.ClipTokens("content", trial.content), new Prompt.ClipTokens("relations", trial.relations)));
        try (GradMode off = GradMode.off();
                StepScope step = StepScope.open(trial.root)) {
            return Numbers.doubles(trial.backend.infer(prompt, Mode.EVAL));
        }
    }
}

package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderGradientTest {

    @TempDir
    Path temporary;

    @Test
    void gradients_of_the_head_and_of_soft_tokens_are_right_over_a_frozen_model() {
        try (Trial trial = Trial.nano(Tuning.FROZEN, DataType.FLOAT64, Shortcuts.ALL)) {
            assertThat(worst(trial, 6)).isLessThan(1e-5);
        }
    }

    @Test
    void gradients_of_adapters_at_every_projection_are_right() throws IOException {
        Map<String, Object> options = Map.of(
                "model",
                Checkpoints.write(temporary, Checkpoints.config()).toString(),
                "rank",
                3,
                "targets",
                List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"));
        try (Trial trial = new Trial(options, Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL, 2).stirred()) {
            assertThat(worst(trial, 2)).isLessThan(1e-5);
        }
    }

    @Test
    void gradients_of_all_weights_are_right() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("attention_bias", true);
        Map<String, Object> options =
                Map.of("model", Checkpoints.write(temporary, config).toString());
        try (Trial trial = new Trial(options, Tuning.FULL, DataType.FLOAT64, Shortcuts.ALL, 2)) {
            assertThat(worst(trial, 2)).isLessThan(1e-5);
        }
    }

    @Test
    void gradients_of_all_weights_of_a_gemma_are_right() throws IOException {
        assertAllRight(Map.of(
                "model_type", "gemma2",
                "head_dim", 8,
                "query_pre_attn_scalar", 5,
                "sliding_window", 4,
                "attn_logit_softcapping", 1.5));
    }

    @Test
    void gradients_of_all_weights_of_normalised_queries_and_keys_are_right() throws IOException {
        assertAllRight(Map.of("model_type", "gemma3_text", "head_dim", 8, "sliding_window", 4));
    }

    @Test
    void gradients_of_all_weights_of_fused_projections_are_right() throws IOException {
        assertAllRight(Map.of("model_type", "phi3", "partial_rotary_factor", 0.5));
    }

    private void assertAllRight(Map<String, ?> changes) throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.putAll(changes);
        Map<String, Object> options =
                Map.of("model", Checkpoints.write(temporary, config).toString());
        try (Trial trial = new Trial(options, Tuning.FULL, DataType.FLOAT64, Shortcuts.ALL, 2)) {
            assertThat(worst(trial, 2)).isLessThan(1e-5);
        }
    }

    private static double worst(Trial trial, int probes) {
        List<NDArray> leaves = new ArrayList<>(List.of(trial.content, trial.relations));
        trial.backend.parameters().trained().stream().map(Parameter::array).forEach(leaves::add);
        return GradientCheck.worstError(trial.root, leaves, trial::loss, probes);
    }
}

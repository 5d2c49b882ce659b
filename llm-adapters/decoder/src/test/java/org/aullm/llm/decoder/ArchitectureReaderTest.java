package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureReaderTest {

    private static final Path FILE = Path.of("config.json");

    private static Architecture read(Map<String, ?> changes) {
        Map<String, Object> config = Checkpoints.config();
        config.putAll(changes);
        return ArchitectureReader.read(FILE, config);
    }

    @Test
    void reads_a_llama() {
        assertThat(read(Map.of()))
                .isEqualTo(new Architecture(
                        "llama", 16, 2, 4, 2, 4, 24, 270, 64, 1e-5, Rope.of(10000), Architecture.Biases.NONE, false));
    }

    @Test
    void counts_its_numbers() {
        // 2 tables of 270 x 16, 2 layers of 2 x 16 x (16 + 8) + 3 x 16 x 24 + 2 x 16, a final gain of 16
        assertThat(read(Map.of()).size()).isEqualTo(2 * 4320 + 2 * (768 + 1152 + 32) + 16);
    }

    @Test
    void reads_positions_in_new_names_as_in_old_ones() {
        Map<String, Object> stretch = Map.of(
                "rope_type",
                "llama3",
                "rope_theta",
                5e5,
                "factor",
                8,
                "low_freq_factor",
                1,
                "high_freq_factor",
                4,
                "original_max_position_embeddings",
                32);
        Rope expected = new Rope(5e5, Optional.of(new Rope.Stretch(8, 1, 4, 32)));
        assertThat(read(Map.of("rope_parameters", stretch, "dtype", "bfloat16")).rope())
                .isEqualTo(expected);
        assertThat(read(Map.of("rope_scaling", stretch)).rope()).isEqualTo(expected);
    }

    @Test
    void a_window_only_limits_what_can_be_read() {
        Map<String, Object> mistral = Map.of("model_type", "mistral", "sliding_window", 40);
        assertThat(read(mistral).positions()).isEqualTo(40);
        Map<String, Object> unused = Map.of(
                "model_type", "qwen2", "sliding_window", 40, "use_sliding_window", false, "max_window_layers", 2);
        assertThat(read(unused).positions()).isEqualTo(64);
    }

    @Test
    void qwen2_has_biases_into_attention() {
        assertThat(read(Map.of("model_type", "qwen2")).biases()).isEqualTo(new Architecture.Biases(true, false, false));
    }

    @Test
    void silent_fields_are_no_trouble() {
        assertThat(read(Map.of("something_new", false, "quantization_config", Map.of())))
                .isEqualTo(read(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attn_logit_softcapping",
                "final_logit_softcapping",
                "query_pre_attn_scalar",
                "partial_rotary_factor",
                "logits_scaling",
                "num_local_experts",
                "something_new"
            })
    void a_field_that_nobody_honours_is_refused_by_name(String field) {
        assertRefused(
                Map.of(field, 7),
                "config.json: " + field
                        + " is 7: this decoder does not honour the field, which may change the model's results. Choose another"
                        + " checkpoint.");
    }

    @Test
    void quantized_weights_are_refused() {
        assertRefused(
                Map.of("quantization_config", Map.of("bits", 4)),
                "config.json: quantization_config is {bits=4}: this decoder does not honour the field, which may change the"
                        + " model's results. Choose another checkpoint.");
    }

    @Test
    void an_unknown_family_is_refused() {
        assertRefused(
                Map.of("model_type", "mamba"),
                "config.json: model_type is mamba: this decoder knows llama, mistral, qwen2. Choose another checkpoint.");
    }

    @Test
    void another_activation_is_refused() {
        assertRefused(
                Map.of("hidden_act", "gelu"),
                "config.json: hidden_act is gelu: this decoder computes silu. Choose another checkpoint.");
    }

    @Test
    void another_scaling_of_positions_is_refused() {
        assertRefused(
                Map.of("rope_scaling", Map.of("type", "yarn", "factor", 4)),
                "config.json: rope_scaling.type is yarn: this decoder knows default and llama3. Choose another checkpoint.");
    }

    @Test
    void biases_that_the_family_has_not_are_refused() {
        assertRefused(
                Map.of("model_type", "mistral", "attention_bias", true),
                "config.json: attention_bias is true: family mistral has no such biases. Choose another checkpoint.");
    }

    @Test
    void another_kind_of_layer_is_refused() {
        assertRefused(
                Map.of("layer_types", List.of("full_attention", "linear_attention")),
                "config.json: layer_types is [full_attention, linear_attention]: this decoder knows full_attention and"
                        + " sliding_attention. Choose another checkpoint.");
    }

    @Test
    void heads_that_cannot_be_shared_are_refused() {
        assertRefused(
                Map.of("num_key_value_heads", 3),
                "config.json: num_key_value_heads is 3: 4 heads cannot share 3 key and value heads evenly. Choose another"
                        + " checkpoint.");
    }

    @Test
    void a_missing_field_is_named() {
        Map<String, Object> config = Checkpoints.config();
        config.remove("hidden_size");
        assertThatThrownBy(() -> ArchitectureReader.read(FILE, config))
                .isInstanceOf(ComponentException.class)
                .hasMessage("config.json: hidden_size is missing. The file must be the config.json of a Hugging Face"
                        + " checkpoint.");
    }

    private static void assertRefused(Map<String, ?> changes, String message) {
        assertThatThrownBy(() -> read(changes))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message);
    }
}

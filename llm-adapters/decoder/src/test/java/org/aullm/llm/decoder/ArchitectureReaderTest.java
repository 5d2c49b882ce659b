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
                        "llama",
                        16,
                        4,
                        2,
                        4,
                        24,
                        270,
                        64,
                        1e-5,
                        List.of(LayerKind.full(Rope.of(10000, 4)), LayerKind.full(Rope.of(10000, 4))),
                        Architecture.Traits.plain(4, false)));
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
        Rope expected = new Rope(5e5, 4, new RopeScaling.Llama3(8, 1, 4, 32));
        assertThat(rope(Map.of("rope_parameters", stretch, "dtype", "bfloat16")))
                .isEqualTo(expected);
        assertThat(rope(Map.of("rope_scaling", stretch))).isEqualTo(expected);
    }

    private static Rope rope(Map<String, ?> changes) {
        return read(changes).kinds().get(0).rope().orElseThrow();
    }

    private static List<Integer> windows(Map<String, ?> changes) {
        return read(changes).kinds().stream().map(LayerKind::window).toList();
    }

    @Test
    void all_of_a_mistrals_layers_have_its_window() {
        assertThat(windows(Map.of("model_type", "mistral", "sliding_window", 40)))
                .containsExactly(40, 40);
        // What the file does not say is the library's default.
        assertThat(windows(Map.of("model_type", "mistral"))).containsExactly(4096, 4096);
        Map<String, Object> none = Checkpoints.config();
        none.put("model_type", "mistral");
        none.put("sliding_window", null);
        assertThat(ArchitectureReader.read(FILE, none).kinds().get(0).window()).isEqualTo(LayerKind.ALL);
    }

    @Test
    void a_qwens_window_is_that_of_its_upper_layers_if_it_is_used() {
        Map<String, Object> unused = Map.of(
                "model_type", "qwen2", "sliding_window", 40, "use_sliding_window", false, "max_window_layers", 1);
        assertThat(windows(unused)).containsExactly(LayerKind.ALL, LayerKind.ALL);
        Map<String, Object> used =
                Map.of("model_type", "qwen2", "sliding_window", 40, "use_sliding_window", true, "max_window_layers", 1);
        assertThat(windows(used)).containsExactly(LayerKind.ALL, 40);
    }

    @Test
    void layer_types_say_which_layers_have_a_window() {
        Map<String, Object> types = Map.of(
                "model_type",
                "gemma2",
                "head_dim",
                4,
                "sliding_window",
                9,
                "layer_types",
                List.of("full_attention", "sliding_attention"));
        assertThat(windows(types)).containsExactly(LayerKind.ALL, 9);
    }

    @Test
    void a_gemma_3_has_local_positions_in_layers_with_a_window() {
        Map<String, Object> older = Map.of(
                "model_type",
                "gemma3_text",
                "head_dim",
                4,
                "sliding_window",
                9,
                "sliding_window_pattern",
                2,
                "rope_theta",
                5e5,
                "rope_scaling",
                Map.of("rope_type", "linear", "factor", 8));
        Map<String, Object> newer = Map.of(
                "model_type",
                "gemma3_text",
                "head_dim",
                4,
                "sliding_window",
                9,
                "layer_types",
                List.of("sliding_attention", "full_attention"),
                "rope_parameters",
                Map.of(
                        "sliding_attention", Map.of("rope_type", "default", "rope_theta", 10000),
                        "full_attention", Map.of("rope_type", "linear", "factor", 8, "rope_theta", 5e5)));
        assertThat(read(older).kinds())
                .containsExactly(
                        new LayerKind(Optional.of(Rope.of(10000, 4)), 9),
                        LayerKind.full(new Rope(5e5, 4, new RopeScaling.Linear(8))))
                .isEqualTo(read(newer).kinds());
    }

    @Test
    void every_fourth_layer_of_a_smollm3_has_no_rotary_positions() {
        Map<String, Object> smollm = Map.of("model_type", "smollm3", "num_hidden_layers", 5);
        assertThat(read(smollm).kinds())
                .extracting(kind -> kind.rope().isPresent())
                .containsExactly(true, true, true, false, true);
    }

    @Test
    void qwen2_has_biases_into_attention() {
        assertThat(read(Map.of("model_type", "qwen2")).traits().biases())
                .isEqualTo(new Architecture.Biases(true, false, false));
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
                "sliding_window",
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
                "config.json: model_type is mamba: this decoder knows llama, mistral, qwen2, qwen3, gemma2, gemma3_text, phi3, smollm3. Choose another checkpoint.");
    }

    @Test
    void another_activation_is_refused() {
        assertRefused(
                Map.of("hidden_act", "relu"),
                "config.json: hidden_act is relu: this decoder computes silu, gelu and gelu_pytorch_tanh. Choose another checkpoint.");
    }

    @Test
    void another_scaling_of_positions_is_refused() {
        assertRefused(
                Map.of("rope_scaling", Map.of("type", "mrope", "factor", 4)),
                "config.json: rope_scaling.type is mrope: this decoder knows default, linear, dynamic, llama3, yarn and longrope. Choose another checkpoint.");
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

package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.llm.text.FileTokenizer;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole back end against loops in double precision: words, soft tokens, decoder, head. */
class DecoderAgainstPlainLoopsTest {

    @TempDir
    Path temporary;

    private void assertAgrees(Map<String, ?> changes) throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.putAll(changes);
        assertAgrees(Checkpoints.write(temporary, config));
    }

    private void assertAgreesWithScaling(Map<String, ?> scaling) throws IOException {
        assertAgrees(Map.of("rope_scaling", scaling));
    }

    @Test
    void agrees_on_a_llama() throws IOException {
        assertAgrees(Map.of());
    }

    @Test
    void agrees_on_a_llama_with_biases() throws IOException {
        assertAgrees(Map.of("attention_bias", true, "mlp_bias", true));
    }

    @Test
    void agrees_on_slowed_positions() throws IOException {
        assertAgreesWithScaling(Map.of("rope_type", "linear", "factor", 4.0));
    }

    @Test
    void agrees_on_positions_of_llama_3() throws IOException {
        assertAgreesWithScaling(LLAMA3);
    }

    @Test
    void agrees_on_positions_of_yarn() throws IOException {
        assertAgreesWithScaling(Map.of("rope_type", "yarn", "factor", 4.0, "original_max_position_embeddings", 600));
    }

    @Test
    void agrees_on_positions_that_stretch_with_a_long_sequence() throws IOException {
        assertAgrees(
                Map.of("max_position_embeddings", 8, "rope_scaling", Map.of("rope_type", "dynamic", "factor", 3.0)));
    }

    @Test
    void agrees_on_positions_in_newer_names() throws IOException {
        Map<String, Object> section = new LinkedHashMap<>(LLAMA3);
        section.put("rope_theta", 777.0);
        assertAgrees(Map.of("rope_parameters", section, "dtype", "float32"));
    }

    private static final Map<String, Object> LLAMA3 = Map.of(
            "rope_type",
            "llama3",
            "factor",
            8.0,
            "low_freq_factor",
            1.0,
            "high_freq_factor",
            4.0,
            "original_max_position_embeddings",
            32);

    @Test
    void agrees_on_a_mistral_whose_window_is_shorter_than_the_prompt() throws IOException {
        assertAgrees(Map.of("model_type", "mistral", "sliding_window", 3));
    }

    @Test
    void agrees_on_a_qwen2() throws IOException {
        assertAgrees(Map.of("model_type", "qwen2"));
    }

    @Test
    void agrees_on_a_qwen2_with_a_window_in_upper_layers() throws IOException {
        assertAgrees(
                Map.of("model_type", "qwen2", "use_sliding_window", true, "sliding_window", 4, "max_window_layers", 1));
    }

    @Test
    void agrees_on_a_qwen3() throws IOException {
        assertAgrees(Map.of("model_type", "qwen3", "head_dim", 6, "attention_bias", true));
    }

    @Test
    void agrees_on_a_gemma_2() throws IOException {
        assertAgrees(Checkpoints.gemma2(4));
    }

    @Test
    void agrees_on_a_gemma_3() throws IOException {
        assertAgrees(Map.of(
                "model_type", "gemma3_text",
                "num_hidden_layers", 3,
                "head_dim", 8,
                "hidden_activation", "gelu_pytorch_tanh",
                "query_pre_attn_scalar", 9,
                "sliding_window", 5,
                "sliding_window_pattern", 3,
                "rope_local_base_freq", 50.0,
                "rope_scaling", Map.of("rope_type", "linear", "factor", 2.0)));
    }

    @Test
    void agrees_on_a_phi_3() throws IOException {
        assertAgrees(Map.of("model_type", "phi3", "sliding_window", 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void agrees_on_a_phi_3_of_which_a_part_of_each_head_turns(int original) throws IOException {
        assertAgrees(Map.of(
                "model_type",
                "phi3",
                "head_dim",
                8,
                "partial_rotary_factor",
                0.75,
                "original_max_position_embeddings",
                original,
                "rope_scaling",
                Map.of(
                        "rope_type", "longrope",
                        "short_factor", List.of(1.0, 1.1, 1.2),
                        "long_factor", List.of(2.0, 3.0, 5.0))));
    }

    @Test
    void agrees_on_a_smollm3_with_a_layer_without_positions() throws IOException {
        assertAgrees(Map.of("model_type", "smollm3", "no_rope_layers", List.of(1, 0)));
    }

    @Test
    void agrees_on_a_trained_llama() throws IOException {
        assertAgrees(Checkpoints.shared("tinyllama-260k"));
    }

    private static void assertAgrees(Path folder) throws IOException {
        // Adapters that do nothing yet: then the prefix is not cached but shared in each pass.
        for (Tuning tuning : List.of(Tuning.FROZEN, Tuning.ADAPTER)) {
            try (Trial trial =
                    new Trial(Map.of("model", folder.toString()), tuning, DataType.FLOAT32, Shortcuts.ALL, 2)) {
                double[] expected = judged(new PlainDecoder(folder), trial, folder);
                assertThat(distance(trial.logits(), expected)).as("%s", tuning).isLessThan(1e-4);
            }
        }
    }

    static double[] judged(PlainDecoder plain, Trial trial, Path folder) {
        double[] weight = values(trial, "head.weight");
        double[] bias = values(trial, "head.bias");
        double[] logits = new double[2 * bias.length];
        try (FileTokenizer tokenizer = FileTokenizer.open(folder.resolve("tokenizer.json"))) {
            for (int clip = 0; clip < 2; clip++) {
                double[] judged = PlainDecoder.times(weight, plain.state(rows(plain, trial, tokenizer, clip)));
                for (int unit = 0; unit < bias.length; unit++) {
                    logits[clip * bias.length + unit] = judged[unit] + bias[unit];
                }
            }
        }
        return logits;
    }

    /** What the first layer takes of one clip's prompt. */
    static List<double[]> rows(PlainDecoder plain, Trial trial, FileTokenizer tokenizer, int clip) {
        int width = trial.backend.spec().tokens().width();
        List<Integer> start = new ArrayList<>(List.of(1));
        start.addAll(tokenizer.encode("bad cab: "));
        List<double[]> rows = new ArrayList<>(plain.embed(start));
        rows.add(soft(trial.content, 2 * clip, width, plain.scale()));
        rows.add(soft(trial.content, 2 * clip + 1, width, plain.scale()));
        rows.addAll(plain.embed(tokenizer.encode("d")));
        rows.add(soft(trial.relations, clip, width, plain.scale()));
        rows.addAll(plain.embed(tokenizer.encode("ab?")));
        return rows;
    }

    private static double[] soft(NDArray tokens, int index, int width, double scale) {
        double[] row = new double[width];
        double[] all = Numbers.doubles(tokens);
        for (int i = 0; i < width; i++) {
            row[i] = scale * all[index * width + i];
        }
        return row;
    }

    private static double[] values(Trial trial, String name) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Parameter parameter : trial.backend.parameters().all()) {
            values.put(parameter.name(), Numbers.doubles(parameter.array()));
        }
        return values.getOrDefault(name, new double[0]);
    }

    static double distance(double[] left, double[] right) {
        assertThat(left).hasSameSizeAs(right);
        double distance = 0;
        for (int i = 0; i < left.length; i++) {
            distance = Math.max(distance, Math.abs(left[i] - right[i]));
        }
        return distance;
    }
}

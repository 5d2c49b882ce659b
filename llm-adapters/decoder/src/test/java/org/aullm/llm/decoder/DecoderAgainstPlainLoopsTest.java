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
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole back end against loops in double precision: words, soft tokens, decoder, head. */
class DecoderAgainstPlainLoopsTest {

    @TempDir
    Path temporary;

    @Test
    void agrees_on_a_llama() throws IOException {
        assertAgrees(Checkpoints.write(temporary, Checkpoints.config()));
    }

    @Test
    void agrees_on_a_llama_with_biases() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("attention_bias", true);
        config.put("mlp_bias", true);
        assertAgrees(Checkpoints.write(temporary, config));
    }

    @Test
    void agrees_on_a_llama_with_stretched_positions() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put(
                "rope_scaling",
                Map.of(
                        "rope_type",
                        "llama3",
                        "factor",
                        8.0,
                        "low_freq_factor",
                        1.0,
                        "high_freq_factor",
                        4.0,
                        "original_max_position_embeddings",
                        32));
        assertAgrees(Checkpoints.write(temporary, config));
    }

    @Test
    void agrees_on_a_qwen2() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("model_type", "qwen2");
        assertAgrees(Checkpoints.write(temporary, config));
    }

    @Test
    void agrees_on_a_trained_llama() throws IOException {
        assertAgrees(Checkpoints.shared("tinyllama-260k"));
    }

    private static void assertAgrees(Path folder) throws IOException {
        try (Trial trial =
                new Trial(Map.of("model", folder.toString()), Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            double[] expected = judged(new PlainDecoder(folder), trial, folder);
            assertThat(distance(trial.logits(), expected)).isLessThan(1e-4);
        }
    }

    private static double[] judged(PlainDecoder plain, Trial trial, Path folder) {
        int width = trial.backend.spec().tokens().width();
        double[] weight = values(trial, "head.weight");
        double[] bias = values(trial, "head.bias");
        double[] logits = new double[2 * bias.length];
        try (FileTokenizer tokenizer = FileTokenizer.open(folder.resolve("tokenizer.json"))) {
            for (int clip = 0; clip < 2; clip++) {
                List<Integer> start = new ArrayList<>(List.of(1));
                start.addAll(tokenizer.encode("bad cab: "));
                List<double[]> rows = new ArrayList<>(plain.embed(start));
                rows.add(soft(trial.content, 2 * clip, width, plain.scale()));
                rows.add(soft(trial.content, 2 * clip + 1, width, plain.scale()));
                rows.addAll(plain.embed(tokenizer.encode("d")));
                rows.add(soft(trial.relations, clip, width, plain.scale()));
                rows.addAll(plain.embed(tokenizer.encode("ab?")));
                double[] judged = PlainDecoder.times(weight, plain.state(rows));
                for (int unit = 0; unit < bias.length; unit++) {
                    logits[clip * bias.length + unit] = judged[unit] + bias[unit];
                }
            }
        }
        return logits;
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

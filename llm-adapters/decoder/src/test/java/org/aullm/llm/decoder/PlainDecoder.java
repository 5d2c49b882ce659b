package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Llama, Mistral or Qwen2 checkpoint evaluated with plain loops in double precision, straight from the formulas. */
final class PlainDecoder {

    private final JsonNode config;
    private final Map<String, double[]> weights;
    private final int hidden;
    private final int heads;
    private final int keyHeads;
    private final int width;

    PlainDecoder(Path folder) throws IOException {
        this.config = JsonMapper.shared().readTree(folder.resolve("config.json").toFile());
        this.weights = PlainTensors.read(folder.resolve("model.safetensors"));
        this.hidden = config.get("hidden_size").intValue();
        this.heads = config.get("num_attention_heads").intValue();
        this.keyHeads = config.get("num_key_value_heads").intValue();
        this.width = config.has("head_dim") ? config.get("head_dim").intValue() : hidden / heads;
    }

    List<double[]> embed(List<Integer> tokens) {
        List<double[]> rows = new ArrayList<>();
        for (int token : tokens) {
            double[] row = new double[hidden];
            System.arraycopy(weight("model.embed_tokens.weight"), token * hidden, row, 0, hidden);
            rows.add(row);
        }
        return rows;
    }

    /** The root mean square of all embeddings. */
    double scale() {
        double sum = 0;
        for (double value : weight("model.embed_tokens.weight")) {
            sum += value * value;
        }
        return Math.sqrt(sum / weight("model.embed_tokens.weight").length);
    }

    /** The hidden state at the last position, after the final norm. */
    double[] state(List<double[]> embeddings) {
        List<double[]> rows = embeddings.stream().map(double[]::clone).toList();
        for (int layer = 0; layer < config.get("num_hidden_layers").intValue(); layer++) {
            String path = "model.layers." + layer + ".";
            List<double[]> attended = attention(path + "self_attn.", norms(rows, path + "input_layernorm.weight"));
            addTo(rows, attended);
            List<double[]> fed = new ArrayList<>();
            for (double[] row : norms(rows, path + "post_attention_layernorm.weight")) {
                double[] gate = linear(path + "mlp.gate_proj", row);
                double[] up = linear(path + "mlp.up_proj", row);
                for (int i = 0; i < gate.length; i++) {
                    up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
                }
                fed.add(linear(path + "mlp.down_proj", up));
            }
            addTo(rows, fed);
        }
        return norms(rows.subList(rows.size() - 1, rows.size()), "model.norm.weight")
                .get(0);
    }

    double[] logits(List<double[]> embeddings) {
        return times(weights.getOrDefault("lm_head.weight", weight("model.embed_tokens.weight")), state(embeddings));
    }

    private List<double[]> attention(String path, List<double[]> rows) {
        List<double[]> keys = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<double[]> results = new ArrayList<>();
        for (int position = 0; position < rows.size(); position++) {
            double[] row = rows.get(position);
            double[] query = turned(linear(path + "q_proj", row), position);
            keys.add(turned(linear(path + "k_proj", row), position));
            values.add(linear(path + "v_proj", row));
            double[] context = new double[heads * width];
            for (int head = 0; head < heads; head++) {
                int from = head / (heads / keyHeads) * width;
                double[] scores = new double[position + 1];
                double total = 0;
                for (int other = 0; other <= position; other++) {
                    double dot = 0;
                    for (int i = 0; i < width; i++) {
                        dot += query[head * width + i] * keys.get(other)[from + i];
                    }
                    scores[other] = Math.exp(dot / Math.sqrt(width));
                    total += scores[other];
                }
                for (int other = 0; other <= position; other++) {
                    for (int i = 0; i < width; i++) {
                        context[head * width + i] += scores[other] / total * values.get(other)[from + i];
                    }
                }
            }
            results.add(linear(path + "o_proj", context));
        }
        return results;
    }

    private double[] turned(double[] x, int position) {
        double[] y = new double[x.length];
        for (int start = 0; start < x.length; start += width) {
            for (int i = 0; i < width / 2; i++) {
                double angle = position * frequency(i);
                double a = x[start + i];
                double b = x[start + i + width / 2];
                y[start + i] = a * Math.cos(angle) - b * Math.sin(angle);
                y[start + i + width / 2] = b * Math.cos(angle) + a * Math.sin(angle);
            }
        }
        return y;
    }

    private double frequency(int pair) {
        double frequency = 1 / Math.pow(config.get("rope_theta").doubleValue(), 2.0 * pair / width);
        JsonNode scaling = config.path("rope_scaling");
        if (!scaling.isObject()) {
            return frequency;
        }
        double factor = scaling.get("factor").doubleValue();
        double low = scaling.get("low_freq_factor").doubleValue();
        double high = scaling.get("high_freq_factor").doubleValue();
        double original = scaling.get("original_max_position_embeddings").doubleValue();
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength < original / high) {
            return frequency;
        }
        if (wavelength > original / low) {
            return frequency / factor;
        }
        double smooth = (original / wavelength - low) / (high - low);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }

    private List<double[]> norms(List<double[]> rows, String name) {
        double[] gain = weight(name);
        List<double[]> results = new ArrayList<>();
        for (double[] row : rows) {
            double square = 0;
            for (double value : row) {
                square += value * value / row.length;
            }
            double[] result = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                result[i] = gain[i]
                        * row[i]
                        / Math.sqrt(square + config.get("rms_norm_eps").doubleValue());
            }
            results.add(result);
        }
        return results;
    }

    private double[] linear(String name, double[] x) {
        double[] y = times(weight(name + ".weight"), x);
        double[] bias = weights.getOrDefault(name + ".bias", new double[y.length]);
        for (int i = 0; i < y.length; i++) {
            y[i] += bias[i];
        }
        return y;
    }

    static double[] times(double[] matrix, double[] x) {
        double[] y = new double[matrix.length / x.length];
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < x.length; i++) {
                y[row] += matrix[row * x.length + i] * x[i];
            }
        }
        return y;
    }

    private static void addTo(List<double[]> rows, List<double[]> changes) {
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).length; i++) {
                rows.get(row)[i] += changes.get(row)[i];
            }
        }
    }

    private double[] weight(String name) {
        double[] values = weights.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no tensor is called " + name);
        }
        return values;
    }
}

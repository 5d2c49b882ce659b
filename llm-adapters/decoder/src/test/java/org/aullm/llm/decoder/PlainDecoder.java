package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A checkpoint of any family evaluated with plain loops in double precision, straight from the formulas. */
final class PlainDecoder {

    private final JsonNode config;
    private final Map<String, double[]> weights;
    private final boolean gemma;
    private final int hidden;
    private final int heads;
    private final int keyHeads;
    private final int width;

    PlainDecoder(Path folder) throws IOException {
        this(folder, PlainTensors.read(folder.resolve("model.safetensors")));
    }

    /** With other weights than the folder's. */
    PlainDecoder(Path folder, Map<String, double[]> weights) {
        this.config = JsonMapper.shared().readTree(folder.resolve("config.json").toFile());
        this.weights = weights;
        this.gemma = family().startsWith("gemma");
        this.hidden = config.get("hidden_size").intValue();
        this.heads = config.get("num_attention_heads").intValue();
        this.keyHeads = config.path("num_key_value_heads").asInt(heads);
        this.width = config.path("head_dim").asInt(hidden / heads);
    }

    private String family() {
        return config.get("model_type").stringValue();
    }

    List<double[]> embed(List<Integer> tokens) {
        List<double[]> rows = new ArrayList<>();
        for (int token : tokens) {
            double[] row = new double[hidden];
            for (int i = 0; i < hidden; i++) {
                row[i] = weight("model.embed_tokens.weight")[token * hidden + i] * (gemma ? Math.sqrt(hidden) : 1);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The root mean square of all embeddings as the first layer takes them. */
    double scale() {
        double sum = 0;
        for (double value : weight("model.embed_tokens.weight")) {
            sum += value * value * (gemma ? hidden : 1);
        }
        return Math.sqrt(sum / weight("model.embed_tokens.weight").length);
    }

    /** The hidden state at the last position, after the final norm. */
    double[] state(List<double[]> embeddings) {
        List<double[]> states = states(embeddings);
        return states.get(states.size() - 1);
    }

    /** The hidden states at all positions, after the final norm. */
    List<double[]> states(List<double[]> embeddings) {
        List<double[]> rows = embeddings.stream().map(double[]::clone).toList();
        for (int layer = 0; layer < config.get("num_hidden_layers").intValue(); layer++) {
            String path = "model.layers." + layer + ".";
            List<double[]> attended = attention(layer, norms(rows, path + "input_layernorm.weight"));
            addTo(rows, gemma ? norms(attended, path + "post_attention_layernorm.weight") : attended);
            String second = gemma ? "pre_feedforward_layernorm.weight" : "post_attention_layernorm.weight";
            List<double[]> fed = new ArrayList<>();
            for (double[] row : norms(rows, path + second)) {
                fed.add(feedForward(path + "mlp.", row));
            }
            addTo(rows, gemma ? norms(fed, path + "post_feedforward_layernorm.weight") : fed);
        }
        return norms(rows, "model.norm.weight");
    }

    /** What is thought of every next word after the last. */
    double[] logits(List<double[]> embeddings) {
        return scores(state(embeddings));
    }

    /** What is thought of every next word after a hidden state. */
    double[] scores(double[] state) {
        boolean tied = config.path("tie_word_embeddings").asBoolean(gemma || family().equals("smollm3"));
        double[] logits = times(weight(tied ? "model.embed_tokens.weight" : "lm_head.weight"), state);
        double cap = cap("final_logit_softcapping", 30);
        for (int word = 0; cap > 0 && word < logits.length; word++) {
            logits[word] = cap * Math.tanh(logits[word] / cap);
        }
        return logits;
    }

    /** 0 for none. Only Gemma 2 has one when the file is silent. */
    private double cap(String key, double usual) {
        return config.has(key) ? config.get(key).asDouble(0) : family().equals("gemma2") ? usual : 0;
    }

    private double[] feedForward(String path, double[] row) {
        double[] gate;
        double[] up;
        if (weights.containsKey(path + "gate_up_proj.weight")) {
            double[] both = linear(path + "gate_up_proj", row);
            gate = Arrays.copyOfRange(both, 0, both.length / 2);
            up = Arrays.copyOfRange(both, both.length / 2, both.length);
        } else {
            gate = linear(path + "gate_proj", row);
            up = linear(path + "up_proj", row);
        }
        for (int i = 0; i < gate.length; i++) {
            up[i] *= bent(gate[i]);
        }
        return linear(path + "down_proj", up);
    }

    private double bent(double x) {
        String name = config.path(gemma ? "hidden_activation" : "hidden_act").asString("gelu_pytorch_tanh");
        return switch (name) {
            case "silu", "swish" -> x / (1 + Math.exp(-x));
            case "gelu" -> 0.5 * x * (1 + errorFunction(x / Math.sqrt(2)));
            default -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        };
    }

    /** By a series whose terms all have one sign. */
    private static double errorFunction(double x) {
        double term = x;
        double sum = 0;
        for (int n = 0; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 3);
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private boolean slides(int layer) {
        JsonNode types = config.path("layer_types");
        if (types.isArray()) {
            return types.get(layer).stringValue().equals("sliding_attention");
        }
        boolean used = config.path("use_sliding_window").asBoolean(false);
        return switch (family()) {
            case "mistral" ->
                !config.has("sliding_window") || config.path("sliding_window").isNumber();
            case "phi3" -> config.path("sliding_window").isNumber();
            case "qwen2", "qwen3" ->
                used && layer >= config.path("max_window_layers").asInt(28);
            case "gemma2" -> layer % 2 == 0;
            case "gemma3_text" ->
                (layer + 1) % config.path("sliding_window_pattern").asInt(6) != 0;
            case "smollm3" -> used && config.path("sliding_window").isNumber() && PlainRope.isWithout(config, layer);
            default -> false;
        };
    }

    private List<double[]> attention(int layer, List<double[]> rows) {
        String path = "model.layers." + layer + ".self_attn.";
        int window = slides(layer) ? config.path("sliding_window").asInt(4096) : rows.size();
        double scale = Math.pow(gemma ? config.path("query_pre_attn_scalar").asDouble(256) : width, -0.5);
        double cap = cap("attn_logit_softcapping", 50);
        PlainRope rope = new PlainRope(config, layer, slides(layer), width, rows.size());
        List<double[]> keys = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        List<double[]> results = new ArrayList<>();
        for (int position = 0; position < rows.size(); position++) {
            double[][] parts = parts(path, rows.get(position));
            double[] query = rope.turned(headNorms(parts[0], path + "q_norm.weight"), position);
            keys.add(rope.turned(headNorms(parts[1], path + "k_norm.weight"), position));
            values.add(parts[2]);
            double[] context = new double[heads * width];
            for (int head = 0; head < heads; head++) {
                int from = head / (heads / keyHeads) * width;
                double[] scores = new double[position + 1];
                double total = 0;
                for (int other = Math.max(0, position - window + 1); other <= position; other++) {
                    double dot = 0;
                    for (int i = 0; i < width; i++) {
                        dot += query[head * width + i] * keys.get(other)[from + i];
                    }
                    double score = dot * scale;
                    if (cap > 0) {
                        score = cap * Math.tanh(score / cap);
                    }
                    scores[other] = Math.exp(score);
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

    private double[][] parts(String path, double[] row) {
        if (!weights.containsKey(path + "qkv_proj.weight")) {
            return new double[][] {
                linear(path + "q_proj", row), linear(path + "k_proj", row), linear(path + "v_proj", row)
            };
        }
        double[] all = linear(path + "qkv_proj", row);
        int wide = heads * width;
        int narrow = keyHeads * width;
        return new double[][] {
            Arrays.copyOfRange(all, 0, wide),
            Arrays.copyOfRange(all, wide, wide + narrow),
            Arrays.copyOfRange(all, wide + narrow, wide + 2 * narrow)
        };
    }

    private double[] headNorms(double[] x, String name) {
        if (!weights.containsKey(name)) {
            return x;
        }
        double[] y = new double[x.length];
        for (int start = 0; start < x.length; start += width) {
            double[] head = norm(Arrays.copyOfRange(x, start, start + width), weight(name));
            System.arraycopy(head, 0, y, start, width);
        }
        return y;
    }

    private List<double[]> norms(List<double[]> rows, String name) {
        List<double[]> results = new ArrayList<>();
        rows.forEach(row -> results.add(norm(row, weight(name))));
        return results;
    }

    private double[] norm(double[] row, double[] gain) {
        double square = 0;
        for (double value : row) {
            square += value * value / row.length;
        }
        double epsilon = config.path("rms_norm_eps").asDouble(family().equals("phi3") ? 1e-5 : 1e-6);
        double[] result = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            double size = Math.sqrt(square + epsilon);
            result[i] = (gemma ? 1 + gain[i] : gain[i]) * row[i] / size;
        }
        return result;
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

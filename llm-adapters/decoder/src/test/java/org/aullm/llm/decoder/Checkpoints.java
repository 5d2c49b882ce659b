package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aullm.llm.decoder.PlainTensors.Tensor;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints to test with: written here from random numbers, or found beside the repository. */
final class Checkpoints {

    private static final int HIDDEN = 16;
    private static final int INNER = 24;
    private static final int VOCABULARY = 270;

    private Checkpoints() {}

    /** A folder under {@code shared/models} beside the repository; the test is skipped where there is none. */
    static Path shared(String name) {
        Path place = Path.of("").toAbsolutePath();
        while (place != null) {
            Path folder = place.resolveSibling("shared").resolve("models").resolve(name);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            place = place.getParent();
        }
        Assumptions.abort("there is no folder shared/models/" + name + " beside the repository");
        throw new AssertionError();
    }

    /** The fields of a small Llama: 2 layers, 4 heads over 2 key heads, 64 positions. */
    static Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of("LlamaForCausalLM"));
        config.put("model_type", "llama");
        config.put("hidden_size", HIDDEN);
        config.put("intermediate_size", INNER);
        config.put("num_hidden_layers", 2);
        config.put("num_attention_heads", 4);
        config.put("num_key_value_heads", 2);
        config.put("vocab_size", VOCABULARY);
        config.put("max_position_embeddings", 64);
        config.put("rms_norm_eps", 1e-5);
        config.put("rope_theta", 10000.0);
        config.put("hidden_act", "silu");
        config.put("tie_word_embeddings", false);
        config.put("bos_token_id", 1);
        config.put("eos_token_id", 2);
        config.put("torch_dtype", "float32");
        return config;
    }

    /** What a small Gemma 2 has otherwise than {@link #config}. */
    static Map<String, Object> gemma2(int window) {
        return Map.of(
                "model_type",
                "gemma2",
                "head_dim",
                8,
                "hidden_activation",
                "gelu_pytorch_tanh",
                "query_pre_attn_scalar",
                5,
                "sliding_window",
                window,
                "attn_logit_softcapping",
                1.5,
                "final_logit_softcapping",
                2.0,
                "tie_word_embeddings",
                true);
    }

    /** Writes a random checkpoint that fits the fields of {@link #config}, of any family. */
    static Path write(Path folder, Map<String, ?> config) throws IOException {
        JsonMapper.shared().writeValue(folder.resolve("config.json").toFile(), config);
        JsonMapper.shared().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer());
        PlainTensors.write(folder.resolve("model.safetensors"), tensors(config));
        return folder;
    }

    static Map<String, Tensor> tensors(Map<String, ?> config) {
        String family = String.valueOf(config.get("model_type"));
        boolean gemma = family.startsWith("gemma");
        boolean allBiases = Boolean.TRUE.equals(config.get("attention_bias"));
        boolean inputBias = allBiases || family.equals("qwen2");
        boolean feedBias = Boolean.TRUE.equals(config.get("mlp_bias"));
        boolean tied =
                config.get("tie_word_embeddings") instanceof Boolean given ? given : gemma || family.equals("smollm3");
        int width = config.get("head_dim") instanceof Integer given ? given : HIDDEN / 4;
        int keyHeads = config.get("num_key_value_heads") instanceof Integer given ? given : 4;
        int layers = config.get("num_hidden_layers") instanceof Integer given ? given : 2;
        int wide = 4 * width;
        int narrow = keyHeads * width;
        Random random = new Random(11);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("model.embed_tokens.weight", normal(random, 0.5, VOCABULARY, HIDDEN));
        for (int layer = 0; layer < layers; layer++) {
            String path = "model.layers." + layer + ".";
            tensors.put(path + "input_layernorm.weight", normal(random, 1, HIDDEN));
            tensors.put(path + "post_attention_layernorm.weight", normal(random, 1, HIDDEN));
            if (gemma) {
                tensors.put(path + "pre_feedforward_layernorm.weight", normal(random, 1, HIDDEN));
                tensors.put(path + "post_feedforward_layernorm.weight", normal(random, 1, HIDDEN));
            }
            if (family.equals("qwen3") || family.equals("gemma3_text")) {
                tensors.put(path + "self_attn.q_norm.weight", normal(random, 1, width));
                tensors.put(path + "self_attn.k_norm.weight", normal(random, 1, width));
            }
            if (family.equals("phi3")) {
                projection(tensors, random, path + "self_attn.qkv_proj", false, wide + 2 * narrow, HIDDEN);
                projection(tensors, random, path + "mlp.gate_up_proj", false, 2 * INNER, HIDDEN);
            } else {
                projection(tensors, random, path + "self_attn.q_proj", inputBias, wide, HIDDEN);
                projection(tensors, random, path + "self_attn.k_proj", inputBias, narrow, HIDDEN);
                projection(tensors, random, path + "self_attn.v_proj", inputBias, narrow, HIDDEN);
                projection(tensors, random, path + "mlp.gate_proj", feedBias, INNER, HIDDEN);
                projection(tensors, random, path + "mlp.up_proj", feedBias, INNER, HIDDEN);
            }
            projection(tensors, random, path + "self_attn.o_proj", allBiases, HIDDEN, wide);
            projection(tensors, random, path + "mlp.down_proj", feedBias, HIDDEN, INNER);
        }
        tensors.put("model.norm.weight", normal(random, 1, HIDDEN));
        if (!tied) {
            tensors.put("lm_head.weight", normal(random, 1, VOCABULARY, HIDDEN));
        }
        return tensors;
    }

    private static void projection(
            Map<String, Tensor> tensors, Random random, String name, boolean bias, int out, int in) {
        tensors.put(name + ".weight", normal(random, 1.5 / Math.sqrt(in), out, in));
        if (bias) {
            tensors.put(name + ".bias", normal(random, 0.3, out));
        }
    }

    private static Tensor normal(Random random, double deviation, int... shape) {
        List<Integer> sizes = new ArrayList<>();
        int size = 1;
        for (int axis : shape) {
            sizes.add(axis);
            size *= axis;
        }
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add((float) (deviation * random.nextGaussian()));
        }
        return new Tensor(sizes, values);
    }

    /**
     * Bytes and three letters as words; special tokens inside the vocabulary (numbers 1 and 2) and outside it (265), and a
     * further added token after them (266) that is not special.
     */
    private static Map<String, Object> tokenizer() {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        vocabulary.put("<unk>", 0);
        vocabulary.put("<s>", 1);
        vocabulary.put("</s>", 2);
        for (int unit = 0; unit < 256; unit++) {
            vocabulary.put("<0x%02X>".formatted(unit), 3 + unit);
        }
        for (String word : List.of("\u2581", "a", "b", "c", "d", "ab")) {
            vocabulary.put(word, vocabulary.size());
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("unk_token", "<unk>");
        model.put("fuse_unk", true);
        model.put("byte_fallback", true);
        model.put("vocab", vocabulary);
        model.put("merges", List.of("a b"));
        Map<String, Object> template = Map.of(
                "type",
                "TemplateProcessing",
                "single",
                List.of(
                        Map.of("SpecialToken", Map.of("id", "<s>", "type_id", 0)),
                        Map.of("Sequence", Map.of("id", "A", "type_id", 0))),
                "pair",
                List.of(Map.of("Sequence", Map.of("id", "A", "type_id", 0))),
                "special_tokens",
                Map.of("<s>", Map.of("id", "<s>", "ids", List.of(1), "tokens", List.of("<s>"))));
        Map<String, Object> tokenizer = new LinkedHashMap<>();
        tokenizer.put("version", "1.0");
        tokenizer.put(
                "added_tokens",
                List.of(
                        added(1, "<s>", true),
                        added(2, "</s>", true),
                        added(265, "<|turn|>", true),
                        added(266, "<tool>", false)));
        tokenizer.put("normalizer", Map.of("type", "Replace", "pattern", Map.of("String", " "), "content", "\u2581"));
        tokenizer.put("post_processor", Map.of("type", "Sequence", "processors", List.of(template)));
        tokenizer.put(
                "decoder",
                Map.of(
                        "type",
                        "Sequence",
                        "decoders",
                        List.of(
                                Map.of("type", "Replace", "pattern", Map.of("String", "\u2581"), "content", " "),
                                Map.of("type", "ByteFallback"),
                                Map.of("type", "Fuse"))));
        tokenizer.put("model", model);
        return tokenizer;
    }

    private static Map<String, Object> added(int id, String content, boolean special) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("id", id);
        token.put("content", content);
        token.put("single_word", false);
        token.put("lstrip", false);
        token.put("rstrip", false);
        token.put("normalized", false);
        token.put("special", special);
        return token;
    }
}

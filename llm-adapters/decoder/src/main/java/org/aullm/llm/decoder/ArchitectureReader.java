package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Reads an {@link Architecture} from a checkpoint's {@code config.json}, in its older field names ({@code rope_theta},
 * {@code rope_scaling}, {@code torch_dtype}) and its newer ones ({@code rope_parameters}, {@code dtype}). Whatever would
 * change the model's results and is not honoured is refused by name.
 */
final class ArchitectureReader {

    private static final List<String> FAMILIES = List.of("llama", "mistral", "qwen2");

    // Names, numeric storage, generation and training settings: none of them changes a forward pass.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "_name_or_path",
            "architectures",
            "auto_map",
            "bos_token_id",
            "dtype",
            "eos_token_id",
            "initializer_range",
            "max_window_layers",
            "pad_token_id",
            "torch_dtype",
            "transformers_version",
            "unk_token_id",
            "use_cache",
            "use_mrope",
            "vision_token_id");

    private ArchitectureReader() {}

    static Architecture read(Path file, Map<String, ?> json) {
        ConfigFields config = new ConfigFields(file, json);
        String family = config.requiredText("model_type");
        if (!FAMILIES.contains(family)) {
            throw config.refused("model_type", "this decoder knows " + String.join(", ", FAMILIES));
        }
        requireSilu(config);
        requirePlain(config);
        int hidden = config.integer("hidden_size");
        int heads = config.integer("num_attention_heads");
        int keyHeads = config.integer("num_key_value_heads", heads);
        if (keyHeads < 1 || heads % keyHeads != 0) {
            throw config.refused(
                    "num_key_value_heads",
                    "%d heads cannot share %d key and value heads evenly".formatted(heads, keyHeads));
        }
        Architecture architecture = new Architecture(
                family,
                hidden,
                config.integer("num_hidden_layers"),
                heads,
                keyHeads,
                config.integer("head_dim", hidden / heads),
                config.integer("intermediate_size"),
                config.integer("vocab_size"),
                positions(config, family),
                config.decimal("rms_norm_eps", 1e-6),
                rope(config),
                biases(config, family),
                config.flag("tie_word_embeddings", false));
        config.refuseOthers(WITHOUT_EFFECT);
        return architecture;
    }

    private static void requireSilu(ConfigFields config) {
        String activation = config.text("hidden_act").orElse("silu");
        if (!activation.equals("silu")) {
            throw config.refused("hidden_act", "this decoder computes silu");
        }
    }

    private static void requirePlain(ConfigFields config) {
        if (config.decimal("attention_dropout", 0) != 0) {
            throw config.refused("attention_dropout", "this decoder has none; 0 is expected");
        }
        if (config.integer("pretraining_tp", 1) != 1) {
            throw config.refused("pretraining_tp", "split products are not computed; 1 is expected");
        }
    }

    /**
     * A prompt no longer than the window is read the same with and without it, so a window only shortens what can be read.
     */
    private static int positions(ConfigFields config, String family) {
        int positions = config.integer("max_position_embeddings");
        boolean used = config.flag("use_sliding_window", !family.equals("qwen2"));
        ToIntFunction<Number> within = window -> Math.min(positions, window.intValue());
        Optional<Number> window = config.number("sliding_window");
        for (String type : config.texts("layer_types")) {
            if (!type.equals("full_attention") && !type.equals("sliding_attention")) {
                throw config.refused("layer_types", "this decoder knows full_attention and sliding_attention");
            }
        }
        return used ? window.map(within::applyAsInt).orElse(positions) : positions;
    }

    private static Rope rope(ConfigFields config) {
        double theta = config.decimal("rope_theta", 10000);
        Optional<ConfigFields> newer = config.section("rope_parameters");
        Optional<ConfigFields> older = config.section("rope_scaling");
        Optional<ConfigFields> section = newer.isPresent() ? newer : older;
        return section.map(fields -> rope(fields, theta)).orElse(Rope.of(theta));
    }

    private static Rope rope(ConfigFields fields, double outerTheta) {
        double theta = fields.decimal("rope_theta", outerTheta);
        // "type" is what files before 2024 say.
        String key = fields.text("rope_type").isPresent() ? "rope_type" : "type";
        String type = fields.text(key).orElse("default");
        Optional<Rope.Stretch> stretch =
                switch (type) {
                    case "default" -> Optional.empty();
                    case "llama3" ->
                        Optional.of(new Rope.Stretch(
                                fields.decimal("factor"),
                                fields.decimal("low_freq_factor"),
                                fields.decimal("high_freq_factor"),
                                fields.decimal("original_max_position_embeddings")));
                    default -> throw fields.refused(key, "this decoder knows default and llama3");
                };
        fields.refuseOthers(Set.of("type", "rope_type"));
        return new Rope(theta, stretch);
    }

    private static Architecture.Biases biases(ConfigFields config, String family) {
        boolean attention = config.flag("attention_bias", false);
        boolean feedForward = config.flag("mlp_bias", false);
        if (family.equals("llama")) {
            return new Architecture.Biases(attention, attention, feedForward);
        }
        if (attention || feedForward) {
            throw config.refused(attention ? "attention_bias" : "mlp_bias", "family " + family + " has no such biases");
        }
        return new Architecture.Biases(family.equals("qwen2"), false, false);
    }
}

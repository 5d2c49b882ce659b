package org.aullm.llm.decoder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is written into an {@code adapter_config.json}: every field of PEFT's version, sorted as PEFT sorts them. */
final class PeftFields {

    /** The version whose fields are written. */
    private static final String VERSION = "0.21.0";

    // Features that these adapters do not have.
    private static final List<String> UNUSED = List.of(
            "alora_invocation_tokens",
            "arrow_config",
            "corda_config",
            "eva_config",
            "exclude_modules",
            "kasa_config",
            "layer_replication",
            "layers_pattern",
            "layers_to_transform",
            "lora_ga_config",
            "megatron_config",
            "monteclora_config",
            "target_parameters",
            "trainable_token_indices",
            "use_bdlora",
            "velora_config");
    private static final List<String> OFF = List.of("ensure_weight_tying", "fan_in_fan_out", "lora_bias", "use_qalora");
    private static final List<String> EMPTY = List.of("alpha_pattern", "loftq_config", "rank_pattern");

    private PeftFields() {}

    /**
     * The fields.
     *
     * @param model the name of the model that was adapted
     */
    static Map<String, @Nullable Object> of(String model, AdapterSettings settings, Architecture architecture) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("auto_mapping", null);
        fields.put("base_model_name_or_path", model);
        fields.put("inference_mode", true);
        fields.put("modules_to_save", null);
        fields.put("peft_version", VERSION);
        fields.put("revision", null);
        fields.put("task_type", "CAUSAL_LM");
        if (settings instanceof LoraSettings lora) {
            addLora(fields, lora, architecture);
        } else if (settings instanceof PrefixSettings prefix) {
            addPrefix(fields, prefix, architecture);
        }
        return fields;
    }

    private static void addLora(
            Map<String, @Nullable Object> fields, LoraSettings settings, Architecture architecture) {
        UNUSED.forEach(key -> fields.put(key, null));
        OFF.forEach(key -> fields.put(key, false));
        EMPTY.forEach(key -> fields.put(key, Map.of()));
        fields.put("bias", "none");
        fields.put("init_lora_weights", true);
        fields.put("lora_alpha", whole(settings.alpha()));
        fields.put("lora_dropout", settings.dropout());
        fields.put("megatron_core", "megatron.core");
        fields.put("peft_type", "LORA");
        fields.put("qalora_group_size", 16);
        fields.put("r", settings.rank());
        fields.put("target_modules", settings.targetsIn(architecture));
        fields.put("use_dora", settings.kind().decomposed());
        fields.put("use_rslora", settings.kind().stabilised());
    }

    private static void addPrefix(
            Map<String, @Nullable Object> fields, PrefixSettings settings, Architecture architecture) {
        int width = TrainedPrefix.width(architecture);
        fields.put("encoder_hidden_size", width);
        fields.put("init_weights", null);
        fields.put("num_attention_heads", architecture.keyHeads());
        fields.put("num_layers", architecture.layers());
        fields.put("num_transformer_submodules", 1);
        fields.put("num_virtual_tokens", settings.length());
        fields.put("peft_type", "PREFIX_TUNING");
        fields.put("prefix_projection", false);
        fields.put("token_dim", width);
    }

    // PEFT declares a whole number; servers insist.
    private static Number whole(double value) {
        if (value == Math.rint(value)) {
            return (int) value;
        }
        return value;
    }
}

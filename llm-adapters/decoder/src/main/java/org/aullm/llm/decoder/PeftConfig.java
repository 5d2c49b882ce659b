package org.aullm.llm.decoder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an {@code adapter_config.json} says. What would change results and is not honoured is refused by name.
 *
 * @param fields the file
 */
record PeftConfig(ConfigFields fields, LoraSettings.Kind kind, int rank, double alpha) {

    // Names, training settings, and settings of features that other fields switch on.
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "auto_mapping",
            "base_model_name_or_path",
            "inference_mode",
            "lora_dropout",
            "megatron_core",
            "peft_version",
            "qalora_group_size",
            "revision",
            "runtime_config",
            "task_type");

    private static final Set<String> WITHOUT_EFFECT_ON_PREFIX = Set.of(
            "auto_mapping",
            "base_model_name_or_path",
            "encoder_hidden_size",
            "inference_mode",
            "init_weights",
            "num_attention_heads",
            "num_layers",
            "peft_type",
            "peft_version",
            "revision",
            "task_type",
            "token_dim");

    static PeftConfig read(Path file, Map<String, ?> json) {
        ConfigFields fields = new ConfigFields(file, "adapter", json);
        if (!fields.requiredText("peft_type").equals("LORA")) {
            throw fields.refused("peft_type", "LORA is expected");
        }
        if (!fields.text("bias").orElse("none").equals("none")) {
            throw fields.refused("bias", "trained biases are not read; none is expected");
        }
        // Other ways of starting change the model itself; these are only other first numbers.
        String start = fields.text("init_lora_weights").orElse("true");
        if (!List.of("true", "false", "gaussian", "orthogonal", "eva").contains(start)) {
            throw fields.refused("init_lora_weights", "this start changes the model's own weights");
        }
        PeftConfig config = new PeftConfig(
                fields,
                new LoraSettings.Kind(fields.flag("use_rslora", false), fields.flag("use_dora", false)),
                fields.positive("r"),
                fields.decimal("lora_alpha"));
        fields.ignore("target_modules");
        fields.refuseOthers(WITHOUT_EFFECT);
        return config;
    }

    /** That of a trained prefix. Its other fields repeat the model's shape, which the weights are checked against. */
    static PrefixSettings readPrefix(Path file, Map<String, ?> json) {
        ConfigFields fields = new ConfigFields(file, "adapter", json);
        PrefixSettings settings = new PrefixSettings(fields.positive("num_virtual_tokens"));
        if (fields.flag("prefix_projection", false)) {
            throw fields.refused("prefix_projection", "only keys and values themselves are read");
        }
        if (fields.integer("num_transformer_submodules", 1) != 1) {
            throw fields.refused("num_transformer_submodules", "1 is expected");
        }
        fields.refuseOthers(WITHOUT_EFFECT_ON_PREFIX);
        return settings;
    }

    /** Refuses a list that names something else than a model's projections. A pattern's matches the weights tell. */
    PeftConfig requireTargetsAmong(List<String> projections) {
        if (fields.isList("target_modules")) {
            for (String target : fields.texts("target_modules")) {
                if (!projections.contains(target.substring(target.lastIndexOf('.') + 1))) {
                    throw fields.refused(
                            "target_modules",
                            "adapters are possible on %s of this model".formatted(String.join(", ", projections)));
                }
            }
        }
        return this;
    }
}

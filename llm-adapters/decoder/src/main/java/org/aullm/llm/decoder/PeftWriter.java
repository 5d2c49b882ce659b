package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.tensor.safetensors.CheckpointWriter;
import org.jspecify.annotations.Nullable;

/** Writes adapters so that PEFT and servers read them. */
final class PeftWriter {

    /** The version whose fields are written. */
    private static final String VERSION = "0.21.0";

    // Features that these adapters do not have.
    private static final List<String> UNUSED = List.of(
            "alora_invocation_tokens",
            "arrow_config",
            "auto_mapping",
            "corda_config",
            "eva_config",
            "exclude_modules",
            "kasa_config",
            "layer_replication",
            "layers_pattern",
            "layers_to_transform",
            "lora_ga_config",
            "megatron_config",
            "modules_to_save",
            "monteclora_config",
            "revision",
            "target_parameters",
            "trainable_token_indices",
            "use_bdlora",
            "velora_config");
    private static final List<String> OFF = List.of("ensure_weight_tying", "fan_in_fan_out", "lora_bias", "use_qalora");
    private static final List<String> EMPTY = List.of("alpha_pattern", "loftq_config", "rank_pattern");

    private PeftWriter() {}

    /** Writes a folder, which is made if it is missing. */
    static void write(
            Path folder, String model, LoraSettings settings, Architecture architecture, ParameterSet parameters) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            if (parameter.name().contains(".lora_")) {
                arrays.put(PeftFolder.PREFIX + parameter.name(), parameter.array());
            }
        }
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(PeftFolder.CONFIG), JsonFiles.writeReadably(config(model, settings, architecture)));
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be written: %s".formatted(folder, e), e);
        }
        CheckpointWriter.write(folder.resolve(PeftFolder.WEIGHTS), arrays);
    }

    private static Map<String, @Nullable Object> config(
            String model, LoraSettings settings, Architecture architecture) {
        Map<String, @Nullable Object> config = new TreeMap<>();
        UNUSED.forEach(key -> config.put(key, null));
        OFF.forEach(key -> config.put(key, false));
        EMPTY.forEach(key -> config.put(key, Map.of()));
        config.put("base_model_name_or_path", model);
        config.put("bias", "none");
        config.put("inference_mode", true);
        config.put("init_lora_weights", true);
        config.put("lora_alpha", whole(settings.alpha()));
        config.put("lora_dropout", settings.dropout());
        config.put("megatron_core", "megatron.core");
        config.put("peft_type", "LORA");
        config.put("peft_version", VERSION);
        config.put("qalora_group_size", 16);
        config.put("r", settings.rank());
        config.put("target_modules", settings.targetsIn(architecture));
        config.put("task_type", "CAUSAL_LM");
        config.put("use_dora", settings.kind().decomposed());
        config.put("use_rslora", settings.kind().stabilised());
        return config;
    }

    // PEFT declares a whole number; older versions and servers insist.
    private static Number whole(double value) {
        if (value == Math.rint(value)) {
            return (int) value;
        }
        return value;
    }
}

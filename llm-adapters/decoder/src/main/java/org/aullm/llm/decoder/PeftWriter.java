package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.tensor.safetensors.CheckpointWriter;
import org.jspecify.annotations.Nullable;

/** Writes adapters so that PEFT and servers read them. */
final class PeftWriter {

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
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("alpha_pattern", Map.of());
        config.put("auto_mapping", null);
        config.put("base_model_name_or_path", model);
        config.put("bias", "none");
        config.put("exclude_modules", null);
        config.put("fan_in_fan_out", false);
        config.put("inference_mode", true);
        config.put("init_lora_weights", true);
        config.put("layer_replication", null);
        config.put("layers_pattern", null);
        config.put("layers_to_transform", null);
        config.put("loftq_config", Map.of());
        config.put("lora_alpha", whole(settings.alpha()));
        config.put("lora_bias", false);
        config.put("lora_dropout", settings.dropout());
        config.put("megatron_config", null);
        config.put("megatron_core", "megatron.core");
        config.put("modules_to_save", null);
        config.put("peft_type", "LORA");
        config.put("r", settings.rank());
        config.put("rank_pattern", Map.of());
        config.put("revision", null);
        config.put("target_modules", List.copyOf(settings.targetsIn(architecture)));
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

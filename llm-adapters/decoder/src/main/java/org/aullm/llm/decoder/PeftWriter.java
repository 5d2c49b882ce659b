package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.ParameterSet;
import org.aullm.llm.text.JsonFiles;
import org.aullm.tensor.safetensors.CheckpointWriter;

/** Writes adapters so that PEFT and servers read them. */
final class PeftWriter {

    private PeftWriter() {}

    /**
     * Writes a folder, which is made if it is missing.
     *
     * @param model the name of the model that was adapted
     * @param parameters the adapters, and perhaps others, which are left out
     */
    static void write(
            Path folder, String model, AdapterSettings settings, Architecture architecture, ParameterSet parameters) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            if (parameter.name().contains(".lora_")) {
                arrays.put(PeftFolder.PREFIX + parameter.name(), parameter.array());
            } else if (parameter.name().equals(TrainedPrefix.NAME)) {
                arrays.put(TrainedPrefix.NAME, parameter.array());
            }
        }
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(PeftFolder.CONFIG),
                    JsonFiles.writeReadably(PeftFields.of(model, settings, architecture)));
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be written: %s".formatted(folder, e), e);
        }
        CheckpointWriter.write(folder.resolve(PeftFolder.WEIGHTS), arrays);
    }
}

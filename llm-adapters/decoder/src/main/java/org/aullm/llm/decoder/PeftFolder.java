package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.llm.text.JsonFiles;
import org.aullm.tensor.safetensors.Checkpoint;

/** A saved adapter in PEFT's layout: {@code adapter_config.json} and {@code adapter_model.safetensors}. */
record PeftFolder(Path folder) {

    static final String CONFIG = "adapter_config.json";
    static final String WEIGHTS = "adapter_model.safetensors";
    static final String MAGNITUDE = "lora_magnitude_vector";
    /** What PEFT puts before the names of a model's modules. */
    static final String PREFIX = "base_model.model.";

    private static final List<String> ENDS = List.of(".lora_A.weight", ".lora_B.weight", "." + MAGNITUDE);

    PeftFolder {
        for (String name : List.of(CONFIG, WEIGHTS)) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new ComponentException(
                        "adapter: the folder '%s' lacks %s. An adapter in PEFT layout has %s and %s."
                                .formatted(folder, name, CONFIG, WEIGHTS));
            }
        }
    }

    /** How the adapter was made, checked against a model. */
    AdapterSettings settings(Architecture architecture, double dropout) {
        Path file = folder.resolve(CONFIG);
        if ("PREFIX_TUNING".equals(JsonFiles.read(file).get("peft_type"))) {
            return PeftConfig.readPrefix(file, JsonFiles.read(file));
        }
        PeftConfig config = PeftConfig.read(file, JsonFiles.read(file)).requireTargetsAmong(architecture.projections());
        Set<String> targets = targets(architecture, config);
        return new LoraSettings(config.kind(), config.rank(), config.alpha(), dropout, targets);
    }

    /** Which projections have one, by what the file holds: each that has one must have it in every layer. */
    private Set<String> targets(Architecture architecture, PeftConfig config) {
        Path file = folder.resolve(WEIGHTS);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            Set<String> left = new HashSet<>(checkpoint.names());
            Set<String> targets = new LinkedHashSet<>();
            for (String projection : architecture.projections()) {
                List<String> expected = expected(architecture, projection, config.kind());
                long present = expected.stream().filter(left::contains).count();
                if (present == 0) {
                    continue;
                }
                for (String name : expected) {
                    if (!left.remove(name)) {
                        throw new ComponentException("%s: there is no tensor '%s', though %s has an adapter elsewhere."
                                        .formatted(file, name, projection)
                                + " Only adapters of all layers are read.");
                    }
                }
                targets.add(projection);
            }
            left.stream().sorted().findFirst().ifPresent(name -> {
                throw new ComponentException(
                        "%s: tensor '%s' belongs to no projection of this model; there are %s in %d layers"
                                .formatted(
                                        file,
                                        name,
                                        String.join(", ", architecture.projections()),
                                        architecture.layers()));
            });
            if (targets.isEmpty()) {
                throw new ComponentException("%s: holds no adapter".formatted(file));
            }
            return targets;
        }
    }

    private static List<String> expected(Architecture architecture, String projection, LoraSettings.Kind kind) {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < architecture.layers(); layer++) {
            for (String end : kind.decomposed() ? ENDS : ENDS.subList(0, 2)) {
                names.add(PREFIX + Architecture.module(layer, projection) + end);
            }
        }
        return names;
    }

    /**
     * Reads one array, which may be written.
     *
     * @param name without PEFT's prefix
     * @param like an array with the type and the manager it shall have
     */
    NDArray read(String name, NDArray like, long... shape) {
        return readBare(PREFIX + name, like, shape);
    }

    /** As {@link #read}, by the file's own name. */
    NDArray readBare(String full, NDArray like, long... shape) {
        Path file = folder.resolve(WEIGHTS);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            Shape expected = new Shape(shape);
            if (!checkpoint.shape(full).equals(expected)) {
                throw new ComponentException("%s: tensor '%s' has shape %s, but the model and %s ask for %s"
                        .formatted(file, full, checkpoint.shape(full), CONFIG, expected));
            }
            return checkpoint.read(full, like.getManager(), like.getDataType());
        }
    }
}

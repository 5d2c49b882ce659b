package org.aullm.llm.decoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.ByteTokenizer;
import org.aullm.llm.text.FileTokenizer;
import org.aullm.llm.text.JsonFiles;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.tensor.Weights;

/**
 * A checkpoint in Hugging Face layout: {@code config.json}, {@code tokenizer.json} and weights in safetensors.
 *
 * @param reads whether it is to read text, for which a tokenizer must be there
 */
record ModelFolder(Path folder, boolean reads) implements LanguageModel {

    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String SHARDS = "model.safetensors.index.json";

    /** Refuses a folder that lacks something, before anything in it is read. */
    ModelFolder {
        if (!Files.isDirectory(folder)) {
            throw new ComponentException(
                    "model: there is no folder '%s'. Give the folder of a checkpoint in Hugging Face layout: %s, %s, %s."
                            .formatted(folder, CONFIG, TOKENIZER, WEIGHTS));
        }
        List<String> names = names(folder);
        requireFile(folder, names, CONFIG);
        if (!names.contains(WEIGHTS) && !names.contains(SHARDS)) {
            for (String name : names) {
                if (name.endsWith(".bin") || name.endsWith(".pt") || name.endsWith(".pth")) {
                    throw new ComponentException(
                            ("model: the folder '%s' has its weights in '%s' only. Pickled files can run code and are never read. "
                                            + "Convert them to %s (save_pretrained(..., safe_serialization=True)).")
                                    .formatted(folder, name, WEIGHTS));
                }
            }
            requireFile(folder, names, WEIGHTS);
        }
        if (reads) {
            requireFile(folder, names, TOKENIZER);
        }
    }

    ModelFolder(Path folder) {
        this(folder, true);
    }

    /** For use with token numbers only. */
    static ModelFolder withoutTokenizer(Path folder) {
        return new ModelFolder(folder, false);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ComponentException("model: the folder '%s' cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static void requireFile(Path folder, List<String> names, String name) {
        if (!names.contains(name)) {
            throw new ComponentException(
                    "model: the folder '%s' lacks %s; it holds %s. A checkpoint in Hugging Face layout has %s, %s and %s."
                            .formatted(
                                    folder,
                                    name,
                                    names.isEmpty() ? "nothing" : String.join(", ", names),
                                    CONFIG,
                                    TOKENIZER,
                                    WEIGHTS));
        }
    }

    @Override
    public String title() {
        return String.valueOf(folder.getFileName());
    }

    @Override
    public Architecture architecture() {
        Path file = folder.resolve(CONFIG);
        return ArchitectureReader.read(file, JsonFiles.read(file));
    }

    @Override
    public PromptTokenizer tokenizer() {
        return reads ? FileTokenizer.open(folder.resolve(TOKENIZER)) : new ByteTokenizer();
    }

    /** Those of both files: models that converse often name the end of a turn in the second only. */
    @Override
    public Set<Integer> stops() {
        Set<Integer> stops = new HashSet<>(stops(CONFIG));
        if (Files.isRegularFile(folder.resolve(GENERATION))) {
            stops.addAll(stops(GENERATION));
        }
        return stops;
    }

    private Set<Integer> stops(String name) {
        Set<Integer> stops = new HashSet<>();
        Object end = JsonFiles.read(folder.resolve(name)).get("eos_token_id");
        for (Object token : end instanceof List<?> several ? several : Collections.singletonList(end)) {
            if (token instanceof Number number) {
                stops.add(number.intValue());
            }
        }
        return stops;
    }

    @Override
    public BaseWeights weights(Build build, Weights weights) {
        return CheckpointWeights.open(folder, build, weights);
    }
}

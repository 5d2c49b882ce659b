package org.aullm.llm.remote;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.llm.text.FileTokenizer;
import org.aullm.llm.text.JsonFiles;
import org.aullm.llm.text.KnownTokens;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.tensor.safetensors.Checkpoint;

/**
 * The served model's words: its tokenizer, and its word embeddings, of which only the rows that a prompt needs are read
 * from the file.
 */
final class Vocabulary implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "model.embed_tokens.weight",
            "embed_tokens.weight",
            "model.language_model.embed_tokens.weight",
            "transformer.wte.weight");

    private final Checkpoint checkpoint;
    private final String name;
    private final PromptTokenizer tokenizer;
    private final Map<List<Integer>, float[]> rows = new HashMap<>();

    private Vocabulary(Checkpoint checkpoint, String name, PromptTokenizer tokenizer) {
        this.checkpoint = checkpoint;
        this.name = name;
        this.tokenizer = tokenizer;
    }

    static Vocabulary open(Path folder) {
        requireUnscaled(folder);
        Checkpoint checkpoint = Checkpoint.open(folder);
        try {
            String name = NAMES.stream()
                    .filter(checkpoint::has)
                    .findFirst()
                    .orElseThrow(() -> new ComponentException(
                            "checkpoint: %s has no word embeddings; looked for %s".formatted(folder, NAMES)));
            if (checkpoint.shape(name).dimension() != 2) {
                throw new ComponentException("checkpoint: tensor '%s' in %s is no matrix but %s"
                        .formatted(name, folder, checkpoint.shape(name)));
            }
            return new Vocabulary(checkpoint, name, FileTokenizer.open(folder.resolve("tokenizer.json")));
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    // Gemma multiplies embeddings by the root of its width. Whether a server does so with embeddings that it is given
    // differs between servers and versions, and nothing in an answer tells.
    private static void requireUnscaled(Path folder) {
        Path config = folder.resolve("config.json");
        String family =
                Files.exists(config) ? String.valueOf(JsonFiles.read(config).get("model_type")) : "";
        if (family.startsWith("gemma")) {
            throw new ComponentException(
                    "checkpoint: model_type '%s' scales its word embeddings, and servers differ in whether they scale given ones, too. Use back end 'decoder', or a model of another family"
                            .formatted(family));
        }
    }

    PromptTokenizer tokenizer() {
        return tokenizer;
    }

    int width() {
        Shape shape = checkpoint.shape(name);
        return Math.toIntExact(shape.get(1));
    }

    /** The rows of some tokens in C order, read once. */
    float[] rows(List<Integer> tokens, NDManager manager) {
        return rows.computeIfAbsent(tokens, wanted -> {
            if (wanted.isEmpty()) {
                return new float[0];
            }
            KnownTokens.require(wanted, checkpoint.shape(name).get(0));
            long[] numbers = wanted.stream().mapToLong(Integer::longValue).toArray();
            try (NDArray read = checkpoint.readRows(name, numbers, manager, DataType.FLOAT32)) {
                return read.toFloatArray();
            }
        });
    }

    @Override
    public void close() {
        tokenizer.close();
        checkpoint.close();
    }
}

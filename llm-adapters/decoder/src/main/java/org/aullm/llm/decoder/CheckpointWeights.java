package org.aullm.llm.decoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;
import org.aullm.tensor.safetensors.Checkpoint;

/**
 * Weights of a checkpoint. Frozen ones are a mapped file, the checkpoint's or its widened copy, so that workers share them;
 * they are no part of the component's state, which the checkpoint and the trained weights determine. Trained ones are
 * copies and are.
 */
final class CheckpointWeights implements BaseWeights {

    private final Path folder;
    private final Path shared;
    private final NDManager manager;
    private final DataType precision;
    private final boolean trained;
    private final Weights weights;
    private final Set<String> asked = new HashSet<>();

    private CheckpointWeights(Path folder, Path shared, Build build, Weights weights) {
        this.folder = folder;
        this.shared = shared;
        this.manager = build.manager();
        this.precision = build.precision();
        this.trained = build.tuning() == Tuning.FULL;
        this.weights = weights;
    }

    static CheckpointWeights open(Path folder, Build build, Weights weights) {
        boolean mapped = build.tuning() != Tuning.FULL
                && build.precision() == DataType.FLOAT32
                && build.manager().getDevice().equals(Device.cpu());
        return new CheckpointWeights(folder, mapped ? SharedWeights.of(folder) : folder, build, weights);
    }

    @Override
    public NDArray embedding(String name, long vocabulary, long hidden) {
        return read(name, trained, vocabulary, hidden);
    }

    @Override
    public NDArray matrix(String name, long out, long in) {
        return read(name, trained, out, in);
    }

    @Override
    public NDArray gain(String name, long width) {
        return read(name, trained, width);
    }

    @Override
    public NDArray bias(String name, long width) {
        return read(name, trained, width);
    }

    @Override
    public NDArray vocabularyHead(String name, long vocabulary, long hidden) {
        return read(name, false, vocabulary, hidden);
    }

    @Override
    public NDArray vocabularyRows(String name, List<Integer> tokens, long vocabulary, long hidden) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            requireShape(checkpoint, name, new Shape(vocabulary, hidden));
            long[] rows = tokens.stream().mapToLong(Integer::longValue).toArray();
            return checkpoint.readRows(name, rows, manager, precision);
        }
    }

    // Versions of the usual library differ about which of the two then counts.
    @Override
    public void requireTied(String table, String head) {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            if (checkpoint.has(head) && !TensorsEqual.in(checkpoint, table, head, manager)) {
                throw new ComponentException(
                        "%s: tie_word_embeddings is true, but tensor '%s' is another one than '%s'. Choose another checkpoint."
                                .formatted(checkpoint.file(head), head, table));
            }
        }
    }

    /** What is left over may be a bias or a gate without which the model would be another. */
    @Override
    public void requireNothingLeft() {
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            for (String name : checkpoint.names()) {
                // Older files repeat the rotary frequencies; the vocabulary head is read when it is needed.
                boolean harmless = name.endsWith(".rotary_emb.inv_freq") || name.equals("lm_head.weight");
                if (!harmless && !asked.contains(name)) {
                    throw new ComponentException(
                            "%s: tensor '%s' has no place in the model that config.json describes. Choose another checkpoint."
                                    .formatted(checkpoint.file(name), name));
                }
            }
        }
    }

    private NDArray read(String name, boolean writable, long... shape) {
        // Opening reads headers only, so each weight may do it and nothing has to be closed later.
        asked.add(name);
        try (Checkpoint checkpoint = Checkpoint.open(writable ? folder : shared)) {
            requireShape(checkpoint, name, new Shape(shape));
            return writable
                    ? weights.adopt(name, checkpoint.read(name, manager, precision))
                    : checkpoint.readShared(name, manager, precision);
        }
    }

    private static void requireShape(Checkpoint checkpoint, String name, Shape expected) {
        if (!checkpoint.shape(name).equals(expected)) {
            throw new ComponentException("%s: tensor '%s' has shape %s, but config.json asks for %s"
                    .formatted(checkpoint.file(name), name, checkpoint.shape(name), expected));
        }
    }
}

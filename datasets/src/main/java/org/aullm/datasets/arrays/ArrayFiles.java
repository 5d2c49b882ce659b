package org.aullm.datasets.arrays;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.datasets.RootFolder;
import org.aullm.tensor.safetensors.Checkpoint;

/** Opens files of arrays and finds each clip's numbers in them. */
final class ArrayFiles implements AutoCloseable {

    private static final String NUMPY = ".npy";
    private static final String SAFETENSORS = ".safetensors";
    private static final int NAMED = 4;

    private final RootFolder root;
    private final String tensor;
    private final List<Checkpoint> open = new ArrayList<>();

    /**
     * Files in a folder.
     *
     * @param tensor which tensor of a safetensors file; empty for the only one
     */
    ArrayFiles(Path root, String tensor) {
        this.root = new RootFolder(root);
        this.tensor = tensor;
    }

    /** Where a clip's numbers are; a {@link ComponentException} says why it has none. */
    @FunctionalInterface
    interface Finder {
        ClipArray find(int row, List<String> names);
    }

    /**
     * A file that all clips share.
     *
     * @param rows of the table
     * @throws ComponentException if it is missing, is no such file, or has another number of items than the table of rows
     */
    Finder shared(String name, int rows) {
        Path file = root.resolve(name);
        if (ends(file, NUMPY)) {
            return items(NpyArray.open(existing(file)), rows);
        }
        Checkpoint tensors = tensors(file);
        Optional<StoredArray> stacked = only(tensors);
        return stacked.isPresent() ? items(stacked.get(), rows) : named(tensors);
    }

    /** A file of one clip's own. */
    ClipArray own(Path file) {
        if (ends(file, NUMPY)) {
            return ClipArray.whole(NpyArray.open(existing(file)));
        }
        Checkpoint tensors = tensors(file);
        return ClipArray.whole(only(tensors)
                .orElseThrow(() -> new ComponentException("%s has %d tensors (%s); name one with 'tensor'"
                        .formatted(file, tensors.names().size(), some(tensors)))));
    }

    private static Finder items(StoredArray array, int rows) {
        List<Long> shape = array.shape();
        if (shape.isEmpty() || shape.get(0) != rows) {
            throw new ComponentException(
                    "%s has shape %s, but the table has %d rows; item i of the first axis belongs to row i, also to rows"
                                    .formatted(array.name(), EvidenceForm.text(shape), rows)
                            + " whose units are unknown");
        }
        return (row, names) -> new ClipArray(array, row);
    }

    private static Finder named(Checkpoint tensors) {
        Map<String, StoredArray> found = new HashMap<>();
        tensors.names().forEach(name -> found.put(name, new TensorArray(tensors, name)));
        return (row, names) -> names.stream()
                .flatMap(name -> Stream.ofNullable(found.get(name)))
                .findFirst()
                .map(ClipArray::whole)
                .orElseThrow(() -> new ComponentException("no tensor of %s is called '%s'; there are %s"
                        .formatted(tensors, String.join("' or '", names), some(tensors))));
    }

    private Optional<StoredArray> only(Checkpoint tensors) {
        if (!tensor.isEmpty()) {
            if (!tensors.has(tensor)) {
                throw new ComponentException(
                        "%s has no tensor '%s'; there are %s".formatted(tensors, tensor, some(tensors)));
            }
            return Optional.of(new TensorArray(tensors, tensor));
        }
        return tensors.names().size() == 1
                ? Optional.of(new TensorArray(tensors, tensors.names().get(0)))
                : Optional.empty();
    }

    private Checkpoint tensors(Path file) {
        if (!ends(file, SAFETENSORS)) {
            throw new ComponentException(
                    "%s ends neither in %s nor in %s; convert it with numpy.save or".formatted(file, NUMPY, SAFETENSORS)
                            + " safetensors.numpy.save_file");
        }
        Checkpoint tensors = Checkpoint.open(existing(file));
        open.add(tensors);
        return tensors;
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ComponentException("%s is not a file".formatted(file));
        }
        return file;
    }

    private static boolean ends(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static String some(Checkpoint tensors) {
        List<String> names = tensors.names();
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "");
    }

    @Override
    public void close() {
        open.forEach(Checkpoint::close);
    }
}

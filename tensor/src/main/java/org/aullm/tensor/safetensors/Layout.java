package org.aullm.tensor.safetensors;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.aullm.api.ComponentException;

/** Checks that a file's tensors fill it without overlap or hole, as the format demands. */
final class Layout {

    private Layout() {}

    static void check(Path file, Collection<StoredTensor> tensors, long dataStart, long fileSize) {
        List<StoredTensor> inOrder = tensors.stream()
                .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end))
                .toList();
        long next = dataStart;
        for (StoredTensor tensor : inOrder) {
            if (tensor.begin() != next) {
                throw new ComponentException("%s: tensor '%s' begins at byte %d of the file, %s, which ends at %d"
                        .formatted(
                                file,
                                tensor.name(),
                                tensor.begin(),
                                tensor.begin() < next
                                        ? "inside the tensor before it"
                                        : "leaving a hole after what comes before it",
                                next));
            }
            next = tensor.end();
        }
        if (next != fileSize) {
            throw new ComponentException(
                    "%s: %d bytes after the last tensor belong to none".formatted(file, fileSize - next));
        }
    }
}

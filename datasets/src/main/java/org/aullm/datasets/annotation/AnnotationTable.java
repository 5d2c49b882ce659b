package org.aullm.datasets.annotation;

import java.nio.file.Path;
import java.util.List;

/**
 * A table that was read.
 *
 * @param form what it is
 * @param reading how its codes were read
 * @param file where it came from
 * @param annotations its clips, in its order
 * @param applied the corrections that were made
 */
record AnnotationTable(
        TableForm form, Reading reading, Path file, List<Annotation> annotations, List<Fixes.Applied> applied) {
    AnnotationTable {
        annotations = List.copyOf(annotations);
        applied = List.copyOf(applied);
    }
}

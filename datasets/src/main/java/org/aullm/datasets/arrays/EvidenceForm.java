package org.aullm.datasets.arrays;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/** How stored arrays become evidence of a kind. Only axes of length 1 are added; numbers stay where they are. */
final class EvidenceForm {

    private static final int AXES = 4;

    private EvidenceForm() {}

    static EvidenceKind kind(String key) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(key);
    }

    /**
     * The evidence that arrays of a shape are.
     *
     * @throws ComponentException if they cannot be, saying which could; without who it is about
     */
    static EvidenceSpec of(EvidenceKind kind, List<Long> stored) {
        List<Long> shape =
                switch (kind) {
                    case FEATURES -> features(stored);
                    case FLOW_IMAGE -> stored.size() == 3 && stored.get(0) == 3 ? stored : List.of();
                    case FRAMES -> frames(stored);
                    case FRAMES_AND_FLOW -> stored.size() == AXES && stored.get(0) == AXES ? stored : List.of();
                };
        if (shape.isEmpty() || shape.contains(0L)) {
            throw new ComponentException(
                    "an array of shape %s cannot be %s, which is %s".formatted(text(stored), kind.key(), wanted(kind)));
        }
        return new EvidenceSpec(
                kind, new Shape(shape.stream().mapToLong(Long::longValue).toArray()));
    }

    /** A shape as Python writes it. */
    static String text(List<Long> shape) {
        return "(" + String.join(", ", shape.stream().map(String::valueOf).toList()) + ")";
    }

    private static List<Long> features(List<Long> stored) {
        List<Long> shape = new ArrayList<>(stored);
        switch (stored.size()) {
            case 1 -> shape.addAll(List.of(1L, 1L, 1L));
            case 3 -> shape.add(1, 1L);
            case AXES -> {} // as it is
            default -> shape.clear();
        }
        return shape;
    }

    private static List<Long> frames(List<Long> stored) {
        List<Long> shape = new ArrayList<>(stored);
        if (stored.size() == 3) {
            shape.add(0, 1L);
        }
        return shape.size() == AXES && shape.get(0) == 1 ? shape : List.of();
    }

    private static String wanted(EvidenceKind kind) {
        return switch (kind) {
            case FEATURES -> "(length), (channels, rows, columns) or (channels, time, rows, columns)";
            case FLOW_IMAGE -> "(3, rows, columns): u, v, strain";
            case FRAMES -> "(time, rows, columns) or (1, time, rows, columns)";
            case FRAMES_AND_FLOW -> "(4, time, rows, columns): grey, u, v, strain";
        };
    }
}

package org.aullm.api;

import ai.djl.ndarray.types.Shape;

/**
 * The evidence a data set gives for one clip.
 *
 * @param kind what it is
 * @param shape its shape without the batch axis, as {@link EvidenceKind} says
 * @since 0.1.0
 */
public record EvidenceSpec(EvidenceKind kind, Shape shape) {
    @Override
    public String toString() {
        return kind + " " + shape;
    }
}

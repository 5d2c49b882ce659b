package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/**
 * The size of the clips an encoder is built for.
 *
 * @param time frames
 * @param height rows
 * @param width columns
 */
record Frames(int time, int height, int width) {

    /**
     * Reads a size from what a data set gives.
     *
     * @param encoder the id of the encoder that asks
     * @param fewest the least number of frames it can work on
     * @param smallest the least height and width it can work on
     * @throws ComponentException if the evidence is of another kind or shape, or too small
     */
    static Frames of(String encoder, EvidenceSpec evidence, int fewest, int smallest) {
        Shape shape = evidence.shape();
        boolean frames = evidence.kind() == EvidenceKind.FRAMES
                && shape.dimension() == 4
                && shape.get(0) == 1
                && shape.get(1) >= fewest
                && shape.get(2) >= smallest
                && shape.get(3) >= smallest;
        if (!frames) {
            throw new ComponentException(
                    "encoder '%s' was given %s; it takes %s (1, time, height, width), at least %d of at least %d x %d"
                            .formatted(encoder, evidence, EvidenceKind.FRAMES, fewest, smallest, smallest));
        }
        return new Frames(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)), Math.toIntExact(shape.get(3)));
    }
}

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
     * Reads the size of grey frames from what a data set gives.
     *
     * @param encoder the id of the encoder that asks
     * @param fewest the least number of frames it can work on
     * @param smallest the least height and width it can work on
     * @throws ComponentException if the evidence is of another kind or shape, or too small
     */
    static Frames of(String encoder, EvidenceSpec evidence, int fewest, int smallest) {
        return of(encoder, evidence, false, fewest, smallest);
    }

    /** As {@link #of(String, EvidenceSpec, int, int)}, for an encoder that takes frames in colour, too. */
    static Frames ofAnyColour(String encoder, EvidenceSpec evidence, int fewest, int smallest) {
        return of(encoder, evidence, true, fewest, smallest);
    }

    private static Frames of(String encoder, EvidenceSpec evidence, boolean colour, int fewest, int smallest) {
        Shape shape = evidence.shape();
        boolean frames = evidence.kind() == EvidenceKind.FRAMES
                && shape.dimension() == 4
                && (shape.get(0) == 1 || (colour && shape.get(0) == 3))
                && shape.get(1) >= fewest
                && shape.get(2) >= smallest
                && shape.get(3) >= smallest;
        if (!frames) {
            throw new ComponentException(
                    "encoder '%s' was given %s; it takes %s (1%s, time, height, width), at least %d of at least %d x %d"
                            .formatted(
                                    encoder,
                                    evidence,
                                    EvidenceKind.FRAMES,
                                    colour ? " or 3" : "",
                                    fewest,
                                    smallest,
                                    smallest));
        }
        return new Frames(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)), Math.toIntExact(shape.get(3)));
    }
}

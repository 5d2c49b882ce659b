package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/**
 * The size of the flow pictures an encoder is built for.
 *
 * @param height rows
 * @param width columns
 */
record FlowPicture(int height, int width) {

    /** Channels of a flow picture: u, v, optical strain. */
    static final int CHANNELS = 3;

    /**
     * Reads a size from what a data set gives.
     *
     * @param encoder the id of the encoder that asks
     * @param smallest the least height and width it can work on
     * @throws ComponentException if the evidence is of another kind or shape, or too small
     */
    static FlowPicture of(String encoder, EvidenceSpec evidence, int smallest) {
        Shape shape = evidence.shape();
        boolean picture = evidence.kind() == EvidenceKind.FLOW_IMAGE
                && shape.dimension() == 3
                && shape.get(0) == CHANNELS
                && shape.get(1) >= smallest
                && shape.get(2) >= smallest;
        if (!picture) {
            throw new ComponentException(
                    "encoder '%s' was given %s; it takes %s (%d, height, width) of at least %d x %d"
                            .formatted(encoder, evidence, EvidenceKind.FLOW_IMAGE, CHANNELS, smallest, smallest));
        }
        return new FlowPicture(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)));
    }
}

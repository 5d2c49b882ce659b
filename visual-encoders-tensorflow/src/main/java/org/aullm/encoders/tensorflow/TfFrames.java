package org.aullm.encoders.tensorflow;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;

/** Checks what an encoder is built for. */
final class TfFrames {

    private TfFrames() {}

    /** Refuses what is not frames of a size. */
    static void require(String encoder, EvidenceSpec evidence, int fewest, int smallest) {
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
    }

    /** Refuses FLOAT64, in which TensorFlow has no 3D pooling. */
    static void requireSingle(String encoder, DataType precision) {
        if (precision != DataType.FLOAT32) {
            throw new ComponentException(
                    "encoder '%s' computes in FLOAT32 alone, %s was asked for".formatted(encoder, precision.name()));
        }
    }
}

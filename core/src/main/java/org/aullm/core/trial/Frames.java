package org.aullm.core.trial;

import ai.djl.ndarray.types.Shape;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.option.Options;
import org.aullm.core.config.TrainingOptions;

/** Which of a clip's frames are shown. */
final class Frames {

    private static final int TIME = 1;

    private Frames() {}

    /** Frames of a clip; 1 for a picture. */
    static int of(EvidenceSpec evidence) {
        return hasTime(evidence) ? (int) evidence.shape().get(TIME) : 1;
    }

    /**
     * The evidence that is shown of a stored one.
     *
     * @throws IllegalArgumentException if there are no frames, or not enough of them
     */
    static EvidenceSpec shown(EvidenceSpec stored, Options training) {
        int frames = training.get(TrainingOptions.FRAMES);
        boolean jitter = training.get(TrainingOptions.TEMPORAL_JITTER);
        if (frames == 0 && !jitter) {
            return stored;
        }
        String key = jitter ? "training.temporal-jitter" : "training.frames";
        if (!hasTime(stored)) {
            throw new IllegalArgumentException(
                    "%s needs frames, but the data set gives %s; leave it out".formatted(key, stored));
        }
        int there = of(stored);
        if (frames > there || (jitter && (frames == 0 || frames + 1 >= there))) {
            throw new IllegalArgumentException(
                    ("%s: %s of %d frames are to be shown; set training.frames to at most %d, or let the data set give more "
                                    + "frames")
                            .formatted(key, frames == 0 ? "all" : frames, there, jitter ? there - 2 : there));
        }
        long[] shape = stored.shape().getShape().clone();
        shape[TIME] = frames;
        return new EvidenceSpec(stored.kind(), new Shape(shape));
    }

    private static boolean hasTime(EvidenceSpec evidence) {
        return evidence.kind() != EvidenceKind.FLOW_IMAGE && evidence.shape().dimension() > 3;
    }
}

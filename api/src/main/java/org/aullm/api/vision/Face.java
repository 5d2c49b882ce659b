package org.aullm.api.vision;

import java.util.List;
import org.aullm.api.Experimental;

/**
 * A face that was found.
 *
 * @param box where
 * @param score how sure the detector is; larger is surer, comparable only within one detector
 * @param landmarks nothing; or the eyes' centres, the one on the picture's left first; or these and the tip of the nose,
 *     the left and the right corner of the mouth
 * @since 0.1.0
 */
@Experimental
public record Face(Box box, double score, List<Point> landmarks) {
    public Face {
        landmarks = List.copyOf(landmarks);
        if (landmarks.size() != 0 && landmarks.size() != 2 && landmarks.size() != 5) {
            throw new IllegalArgumentException("0, 2 or 5 landmarks, not " + landmarks.size());
        }
    }

    /** Whether it is known where the eyes are. */
    public boolean hasEyes() {
        return !landmarks.isEmpty();
    }
}

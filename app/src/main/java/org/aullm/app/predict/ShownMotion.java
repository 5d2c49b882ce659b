package org.aullm.app.predict;

import java.util.List;
import org.aullm.report.prediction.Closeup.Arrow;

/**
 * Which arrows are seen when: those of an apex from there on for a fifth of a second, or until the next one, for one frame
 * is too short for an eye.
 *
 * @param motions in order of time
 */
record ShownMotion(List<ApexMotion> motions) {

    private static final double SECONDS = 0.2;
    // Times are rounded in frames.csv.
    private static final double ROUNDING = 1e-3;

    ShownMotion {
        motions = List.copyOf(motions);
    }

    /** The arrows of a moment, seconds from the first frame. */
    List<Arrow> at(double seconds) {
        List<Arrow> shown = List.of();
        for (ApexMotion motion : motions) {
            double since = seconds - motion.seconds() + ROUNDING;
            if (since >= 0) {
                shown = since <= SECONDS ? motion.arrows() : List.of();
            }
        }
        return shown;
    }
}

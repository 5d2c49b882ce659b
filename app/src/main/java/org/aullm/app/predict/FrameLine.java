package org.aullm.app.predict;

import java.util.Optional;
import org.aullm.api.vision.Face;

/** What is known of one frame; complete when no open window holds it any more. Its picture is not kept. */
final class FrameLine {

    private final int number;
    private final double millis;
    private final double[] sum;
    private int windows;
    private Optional<Face> face = Optional.empty();
    private double motion = Double.NaN;
    private double eyeMotion = Double.NaN;

    /**
     * A frame of which nothing is known.
     *
     * @param millis when it was shown, from the first frame
     */
    FrameLine(int number, double millis, int units) {
        this.number = number;
        this.millis = millis;
        this.sum = new double[units];
    }

    int number() {
        return number;
    }

    double millis() {
        return millis;
    }

    /** Where its face is. */
    void face(Face found) {
        face = Optional.of(found);
    }

    Optional<Face> face() {
        return face;
    }

    /** A window that it is in was judged. */
    void judged(double[] probabilities) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += probabilities[i];
        }
        windows++;
    }

    /** How far face and eyes have moved of late, percent of the crop's width. */
    void moved(double ofFace, double ofEyes) {
        motion = ofFace;
        eyeMotion = ofEyes;
    }

    boolean isJudged() {
        return windows > 0;
    }

    /** The mean over the windows that it is in; NaN where it is in none. */
    double probability(int unit) {
        return windows == 0 ? Double.NaN : sum[unit] / windows;
    }

    /** NaN where it was not measured. */
    double motion() {
        return motion;
    }

    /** NaN where it was not measured. */
    double eyeMotion() {
        return eyeMotion;
    }
}

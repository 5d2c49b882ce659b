package org.aullm.datasets.clip;

import java.util.List;

/** How evenly a clip's frames follow each other, where they have times. */
final class Pace {

    // Half a frame more or less is what rounding of times makes of a steady camera.
    private static final double UNEVEN = 1.5;

    private double last = Double.NaN;
    private double shortest = Double.POSITIVE_INFINITY;
    private double longest;

    void add(double millis) {
        // Nothing is less or more than the time of a source without a clock, which is NaN.
        double interval = millis - last;
        shortest = interval < shortest ? interval : shortest;
        longest = interval > longest ? interval : longest;
        last = millis;
    }

    /** What a user should know; without numbers, so that clips are counted together. */
    List<String> remarks() {
        return longest > UNEVEN * shortest
                ? List.of("the frame rate varies; which frames are shown goes by their numbers, not by their times")
                : List.of();
    }
}

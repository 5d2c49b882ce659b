package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * What the eyes do in a clip whatever its units.
 *
 * @param blinkAt when they close, a share of the clip; below 0 never
 * @param blinkLength how long that takes, a share of the clip
 * @param gaze how far they turn to the right, pixels
 */
record RestlessEyes(double blinkAt, double blinkLength, Drift gaze) {

    /** Draws them, given how restless they are. */
    static RestlessEyes draw(RandomStream random, double strength) {
        boolean blinks = random.chance(0.12 * strength);
        boolean looks = random.chance(0.2 * strength);
        return new RestlessEyes(
                blinks ? random.between(0.1, 0.9) : -1, random.between(0.25, 0.5), Drift.draw(random, looks ? 1.0 : 0));
    }

    /** How far the eyes are closed at a time, 0 to 1. */
    double closure(double time) {
        return blinkAt < 0 ? 0 : Math.max(0, 1 - 2 * Math.abs(time - blinkAt) / blinkLength);
    }
}

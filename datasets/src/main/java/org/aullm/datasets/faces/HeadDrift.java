package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * How the head moves in a clip.
 *
 * @param right its way to the right, pixels
 * @param down its way down, pixels
 * @param turn its rotation in the picture, radians
 * @param grow its change of size, a share
 * @param yaw its turning aside, seen as a shift of what stands out, pixels per 30 of height
 * @param nod its nodding, seen in the same way
 * @param breath how far breathing lifts it, pixels
 */
record HeadDrift(Drift right, Drift down, Drift turn, Drift grow, Drift yaw, Drift nod, double breath) {

    /** Draws one, given the standard deviation of the way in pixels. */
    static HeadDrift draw(RandomStream random, double deviation) {
        return new HeadDrift(
                Drift.draw(random, deviation),
                Drift.draw(random, deviation),
                Drift.draw(random, 0.006 * deviation),
                Drift.draw(random, 0.006 * deviation),
                Drift.draw(random, 0.5 * deviation),
                Drift.draw(random, 0.5 * deviation),
                0.13 * deviation);
    }

    /** How far breathing moves it down at a time, pixels. A clip is a tenth of a breath. */
    double breathing(double time) {
        return breath * StrictMath.sin(2 * StrictMath.PI * 0.1 * time);
    }
}

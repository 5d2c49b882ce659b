package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** A slow change from 0 over a clip: a trend and a swing. */
record Drift(double trend, double swing, double frequency, double phase) {

    static Drift draw(RandomStream random, double deviation) {
        return new Drift(
                deviation * random.bell(), 0.4 * deviation * random.bell(), random.between(0.5, 2), random.unit());
    }

    /** The value at a share of the clip, 0 to 1. */
    double at(double share) {
        return trend * share + swing * (wave(frequency * share + phase) - wave(phase));
    }

    private static double wave(double turns) {
        return StrictMath.sin(2 * StrictMath.PI * turns);
    }
}

package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * How the light of a clip changes.
 *
 * @param gain all of it, as the camera's gain does, a share
 * @param slope how much brighter one side becomes, a share
 * @param flicker amplitude of its flicker, a share
 * @param flickers how often it flickers in the clip
 */
record LightDrift(Drift gain, Drift slope, double flicker, double flickers) {

    /** Draws one, given how strong it is; 1 is a quiet room. */
    static LightDrift draw(RandomStream random, double strength) {
        return new LightDrift(
                Drift.draw(random, 0.010 * strength),
                Drift.draw(random, 0.015 * strength),
                0.006 * strength * random.unit(),
                random.between(1, 12));
    }

    /** How bright the picture's middle is at a time, relative to the first frame without flicker. */
    double level(double time) {
        return 1 + gain.at(time) + flicker * StrictMath.sin(2 * StrictMath.PI * flickers * time);
    }
}

package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * What happens in a clip beside its units, whatever they are.
 *
 * @param moveX the head's way to the right, pixels
 * @param moveY its way down
 * @param turn its rotation in the picture, radians
 * @param grow its change of size, a share
 * @param yaw its turning, seen as parallax of what stands out, pixels per 30 of height
 * @param gain the camera's gain, a share
 * @param slope how much brighter one side becomes, a share
 * @param flicker amplitude of the light's flicker, a share
 * @param flickers how often it flickers in the clip
 * @param cropX where the crop lies
 * @param cropY where the crop lies
 * @param cropTurn how the crop is turned, radians
 * @param cropSize how large it is, a share
 * @param blinkAt when the eyes close, a share of the clip; below 0 never
 * @param blinkLength how long that takes, a share of the clip
 * @param gaze where the eyes go
 * @param decoyX place of a motion that is no unit
 * @param decoyY place of it
 * @param decoySpread how large it is; 0 for none
 * @param decoyRight how far it goes
 * @param decoyDown how far it goes
 * @param decoyTime when
 */
record Nuisances(
        Drift moveX,
        Drift moveY,
        Drift turn,
        Drift grow,
        Drift yaw,
        Drift gain,
        Drift slope,
        double flicker,
        double flickers,
        double cropX,
        double cropY,
        double cropTurn,
        double cropSize,
        double blinkAt,
        double blinkLength,
        Drift gaze,
        double decoyX,
        double decoyY,
        double decoySpread,
        double decoyRight,
        double decoyDown,
        Ramp decoyTime) {

    static Nuisances draw(RandomStream random, Recipe recipe) {
        double strength = recipe.difficulty().nuisance();
        double drift = strength * recipe.domain().drift();
        double light = strength * recipe.domain().lightDrift();
        boolean blink = random.chance(0.12 * strength);
        boolean gaze = random.chance(0.2 * strength);
        boolean decoy = random.chance(0.35 * strength);
        double start = random.between(0, 0.4);
        return new Nuisances(
                Drift.draw(random, drift),
                Drift.draw(random, drift),
                Drift.draw(random, 0.006 * drift),
                Drift.draw(random, 0.006 * drift),
                Drift.draw(random, 0.5 * drift),
                Drift.draw(random, 0.010 * light),
                Drift.draw(random, 0.015 * light),
                0.006 * light * random.unit(),
                random.between(1, 12),
                1.2 * random.bell(),
                1.2 * random.bell(),
                0.015 * random.bell(),
                0.015 * random.bell(),
                blink ? random.between(0.1, 0.9) : -1,
                random.between(0.25, 0.5),
                Drift.draw(random, gaze ? 1.0 : 0),
                random.between(26, 86),
                random.between(24, 96),
                decoy ? random.between(5, 10) : 0,
                0.6 * random.bell(),
                0.6 * random.bell(),
                new Ramp(start, start + 0.3, start + 0.35, start + 0.6));
    }

    /** How far the eyes are closed at a time, 0 to 1. */
    double closure(double time) {
        return blinkAt < 0 ? 0 : Math.max(0, 1 - 2 * Math.abs(time - blinkAt) / blinkLength);
    }

    /** The light's flicker at a time, a share. */
    double flickering(double time) {
        return flicker * StrictMath.sin(2 * StrictMath.PI * flickers * time);
    }
}

package org.aullm.datasets.faces;

import java.util.Locale;

/**
 * How a set of clips is made.
 *
 * @param subjects people
 * @param clips of each
 * @param seed another makes another set of the same kind
 * @param size rows and columns of a frame
 * @param frames of each clip, evenly over its window
 * @param difficulty amplitudes and nuisances together
 * @param domain camera and kind of expression
 * @param together which units come together
 * @param window what of the time is shown
 * @param linear whether motion grows in proportion to intensity; otherwise it spreads, saturates and furrows late
 * @param strengths of each kind of nuisance, on top of difficulty and domain
 * @param colour whether frames are red, green and blue; otherwise they are grey
 */
record Recipe(
        int subjects,
        int clips,
        long seed,
        int size,
        int frames,
        Difficulty difficulty,
        Domain domain,
        Together together,
        Window window,
        boolean linear,
        Strengths strengths,
        boolean colour) {

    /** Values of a pixel: 1, or red, green and blue. */
    int channels() {
        return colour ? 3 : 1;
    }

    /** Amplitudes and nuisances together; AcceptanceTest says how hard each is. */
    enum Difficulty {
        EASY(1.6, 0.1, 0.4, false),
        DEFAULT(1, 1, 1, false),
        HARD(0.8, 1.6, 1, true);

        private final double amplitude;
        private final double nuisance;
        private final double noise;
        private final boolean blocks;

        Difficulty(double amplitude, double nuisance, double noise, boolean blocks) {
            this.amplitude = amplitude;
            this.nuisance = nuisance;
            this.noise = noise;
            this.blocks = blocks;
        }

        /** How far units move the skin, relative to the default. */
        double amplitude() {
            return amplitude;
        }

        /** How strong, or how likely, everything is that is no unit. */
        double nuisance() {
            return nuisance;
        }

        /** The camera's noise, relative to what its domain has. */
        double noise() {
            return noise;
        }

        /** Whether frames are compressed in blocks whatever the domain. */
        boolean blocks() {
            return blocks;
        }
    }

    /** Camera and kind of expression. */
    enum Domain {
        /** A quiet camera; micro-expressions. */
        A(1.8, false, 0.6, 1, 1, 0, 0, false),
        /** A noisy, blurred, compressed camera from slightly below, whose crops are wider; micro-expressions. */
        B(3.0, true, 0.9, 2, 0.94, 1, 0.1, false),
        /** A quiet camera; expressions that are strong and long. */
        MACRO(2.0, false, 1.6, 1, 1, 0, 0, true);

        private final double noise;
        private final boolean blocks;
        private final double drift;
        private final double lightDrift;
        private final double pitch;
        private final int blur;
        private final double wider;
        private final boolean macro;

        Domain(
                double noise,
                boolean blocks,
                double drift,
                double lightDrift,
                double pitch,
                int blur,
                double wider,
                boolean macro) {
            this.noise = noise;
            this.blocks = blocks;
            this.drift = drift;
            this.lightDrift = lightDrift;
            this.pitch = pitch;
            this.blur = blur;
            this.wider = wider;
            this.macro = macro;
        }

        /** Standard deviation at middle grey, in grey levels. */
        double noise() {
            return noise;
        }

        /** Whether frames are compressed in blocks. */
        boolean blocks() {
            return blocks;
        }

        /** Standard deviation of the head's drift over a clip, pixels. */
        double drift() {
            return drift;
        }

        /** How much the light changes, relative to domain A. */
        double lightDrift() {
            return lightDrift;
        }

        /** How tall the face looks; below 1 the camera looks from above or below. */
        double pitch() {
            return pitch;
        }

        /** Passes of a (1 2 1) / 4 blur in both directions. */
        int blur() {
            return blur;
        }

        /** How much smaller faces are in the crop, a share; the room is left above them. */
        double wider() {
            return wider;
        }

        boolean macro() {
            return macro;
        }
    }

    /** Which units come together. */
    enum Together {
        /** As in prototypes of emotions. */
        PROTOTYPES,
        /** An Ising model with known couplings. */
        ISING,
        /** Independent, with the same share of each unit as the Ising model. */
        INDEPENDENT
    }

    /** What of the time is shown. */
    enum Window {
        /** From onset to offset, as clips for recognition. */
        TRIMMED,
        /** With neutral time before and after, as much of one as of the other. */
        LONG,
        /** The same neutral time, shared out at random, as in clips for spotting: the apex may be far from the middle. */
        ANYWHERE
    }

    /** The name in options and fingerprints. */
    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

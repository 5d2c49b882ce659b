package org.aullm.llm.decoder;

/**
 * Rotary position embeddings (Su et al., RoFormer, 2021).
 *
 * @param theta the base: unscaled, pair i turns by {@code theta^(-2i/width)} per position
 * @param width how many numbers of a head turn, the first ones
 * @param scaling how the turns are changed for long texts
 */
record Rope(double theta, int width, RopeScaling scaling) {

    Rope {
        if (width % 2 != 0) {
            throw new IllegalArgumentException("rotary positions need an even width, not " + width);
        }
    }

    /** Without scaling. */
    static Rope of(double theta, int width) {
        return new Rope(theta, width, new RopeScaling.None());
    }

    /** The turn of each pair per position, in radians, in a sequence of a given length. */
    double[] frequencies(int length) {
        return scaling.frequencies(theta, width, length);
    }

    /** What turned numbers are multiplied by. */
    double amplitude() {
        return scaling.amplitude();
    }

    /** The longest sequence with the frequencies of this one. */
    int steady(int length) {
        return scaling.steady(length);
    }
}

package org.aullm.llm.decoder;

import java.util.Optional;

/**
 * The frequencies of rotary position embeddings (Su et al., RoFormer, 2021).
 *
 * @param theta the base: pair i of a head turns by {@code theta^(-2i/width)} per position
 * @param stretch Llama 3's change to them, if any
 */
record Rope(double theta, Optional<Stretch> stretch) {

    /** Without a stretch. */
    static Rope of(double theta) {
        return new Rope(theta, Optional.empty());
    }

    /**
     * Llama 3's scaling ({@code rope_type: llama3}): waves longer than the original context are slowed by a factor, short
     * ones are kept, those between are blended.
     *
     * @param factor how much slower
     * @param low original positions per wave below which a wave counts as long
     * @param high original positions per wave above which a wave counts as short
     * @param original positions the model was first trained with
     */
    record Stretch(double factor, double low, double high, double original) {
        double apply(double frequency) {
            double waves = original * frequency / (2 * Math.PI);
            double kept = Math.min(1, Math.max(0, (waves - low) / (high - low)));
            return kept * frequency + (1 - kept) * frequency / factor;
        }
    }

    /** The turn of each pair per position, in radians. */
    double[] frequencies(int headWidth) {
        double[] frequencies = new double[headWidth / 2];
        for (int i = 0; i < frequencies.length; i++) {
            double frequency = Math.pow(theta, -2.0 * i / headWidth);
            frequencies[i] = stretch.map(change -> change.apply(frequency)).orElse(frequency);
        }
        return frequencies;
    }
}

package org.aullm.llm.decoder;

import java.util.List;

/** How rotary frequencies are changed so that a model reads longer texts than it was first trained with. */
sealed interface RopeScaling {

    /** The turn of each pair per position, in radians. */
    double[] frequencies(double theta, int width, int length);

    /** What turned numbers are multiplied by. */
    default double amplitude() {
        return 1;
    }

    /** The longest sequence with the frequencies of a sequence of this length. */
    default int steady(int length) {
        return Integer.MAX_VALUE;
    }

    /** The frequencies of RoFormer. */
    private static double[] plain(double theta, int width) {
        double[] frequencies = new double[width / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(theta, -2.0 * i / width);
        }
        return frequencies;
    }

    /** Unchanged. */
    record None() implements RopeScaling {
        @Override
        public double[] frequencies(double theta, int width, int length) {
            return plain(theta, width);
        }
    }

    /** All waves are slowed by one factor ({@code linear}; Chen et al., position interpolation, 2023). */
    record Linear(double factor) implements RopeScaling {
        @Override
        public double[] frequencies(double theta, int width, int length) {
            double[] frequencies = plain(theta, width);
            for (int i = 0; i < frequencies.length; i++) {
                frequencies[i] /= factor;
            }
            return frequencies;
        }
    }

    /**
     * The base grows with sequences longer than the model's positions ({@code dynamic}).
     *
     * @param positions the sequence length up to which nothing changes
     */
    record Dynamic(double factor, int positions) implements RopeScaling {
        @Override
        public double[] frequencies(double theta, int width, int length) {
            double stretch = factor * Math.max(length, positions) / positions - (factor - 1);
            return plain(theta * Math.pow(stretch, width / (width - 2.0)), width);
        }

        @Override
        public int steady(int length) {
            return Math.max(length, positions);
        }
    }

    /**
     * Waves longer than the original context are slowed by a factor, short ones are kept, those between are blended
     * ({@code llama3}).
     *
     * @param low original positions per wave below which a wave counts as long
     * @param high original positions per wave above which a wave counts as short
     * @param original positions the model was first trained with
     */
    record Llama3(double factor, double low, double high, double original) implements RopeScaling {
        @Override
        public double[] frequencies(double theta, int width, int length) {
            double[] frequencies = plain(theta, width);
            for (int i = 0; i < frequencies.length; i++) {
                double waves = original * frequencies[i] / (2 * Math.PI);
                double kept = Math.min(1, Math.max(0, (waves - low) / (high - low)));
                frequencies[i] *= kept + (1 - kept) / factor;
            }
            return frequencies;
        }
    }

    /**
     * As {@link Llama3}, blended over the pairs' numbers, and amplified ({@code yarn}; Peng et al., 2023).
     *
     * @param first the pair up to which frequencies are kept
     * @param last the pair from which they are divided by the factor
     */
    record Yarn(double factor, double first, double last, double amplitude) implements RopeScaling {
        @Override
        public double[] frequencies(double theta, int width, int length) {
            double[] frequencies = plain(theta, width);
            for (int i = 0; i < frequencies.length; i++) {
                double slowed = Math.min(1, Math.max(0, (i - first) / (last - first)));
                frequencies[i] *= 1 - slowed + slowed / factor;
            }
            return frequencies;
        }
    }

    /**
     * A factor for each pair, other ones in long sequences ({@code longrope}; Ding et al., 2024).
     *
     * @param original the longest sequence that counts as short
     */
    record PerPair(List<Double> shorter, List<Double> longer, int original, double amplitude) implements RopeScaling {
        public PerPair {
            shorter = List.copyOf(shorter);
            longer = List.copyOf(longer);
        }

        @Override
        public double[] frequencies(double theta, int width, int length) {
            double[] frequencies = plain(theta, width);
            for (int i = 0; i < frequencies.length; i++) {
                frequencies[i] /= (length > original ? longer : shorter).get(i);
            }
            return frequencies;
        }

        @Override
        public int steady(int length) {
            return length > original ? Integer.MAX_VALUE : original;
        }
    }
}

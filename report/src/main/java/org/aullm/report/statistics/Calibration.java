package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities are what they say: clips sorted into ten bins of equal width by the probability they were
 * given, each with the share of clips that do show the unit. The last bin includes 1.
 *
 * @param bins from the lowest probability up; those without clips too
 */
public record Calibration(List<Bin> bins) {

    private static final int BINS = 10;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Clips of similar probability.
     *
     * @param low the lowest probability that belongs here
     * @param high the first that does not
     * @param clips how many
     * @param said the mean probability; not a number without clips
     * @param seen the share of them that shows the unit; not a number without clips
     */
    public record Bin(double low, double high, long clips, double said, double seen) {}

    /** All of these together. */
    static Calibration of(List<Predictions> all) {
        long[] clips = new long[BINS];
        double[] said = new double[BINS];
        long[] seen = new long[BINS];
        for (Predictions predictions : all) {
            for (int clip = 0; clip < predictions.size(); clip++) {
                int bin = Math.min(BINS - 1, (int) (predictions.probability(clip) * BINS));
                clips[bin]++;
                said[bin] += predictions.probability(clip);
                seen[bin] += predictions.present(clip) ? 1 : 0;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    clips[bin],
                    said[bin] / clips[bin],
                    (double) seen[bin] / clips[bin]));
        }
        return new Calibration(bins);
    }

    /** How many clips there are, or clips times units. */
    public long clips() {
        return bins.stream().mapToLong(Bin::clips).sum();
    }

    /** Expected calibration error: the mean distance of what was said and what was seen, weighed by clips. */
    public double error() {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.clips() == 0 ? 0 : bin.clips() * Math.abs(bin.said() - bin.seen());
        }
        return sum / clips();
    }
}

package org.aullm.report.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Differences between two cells when the subjects are drawn anew, with replacement, the same ones for both cells.
 * Counts are pooled and scored within each draw.
 *
 * <p>Intervals are percentiles. BCa intervals were tried and did no better: over 600 simulated studies each of 12, 26
 * and 52 subjects with 8 units they covered the true difference in 92.3, 92.7 and 94.8 % of studies, percentiles in
 * 92.2, 92.3 and 95.2 %.
 */
final class Bootstrap {

    private final double[] binary;
    private final double[] macro;
    private final double[][] units;

    Bootstrap(Pairs pairs, Settings settings) {
        int draws = settings.draws();
        binary = new double[draws];
        macro = new double[draws];
        units = new double[pairs.baseline().units()][draws];
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int draw = 0; draw < draws; draw++) {
            int[] times = new int[pairs.subjects()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            judge(pairs, times, draw);
        }
    }

    private void judge(Pairs pairs, int[] times, int draw) {
        Pairs.Sums baseline = pairs.sums();
        Pairs.Sums variant = pairs.sums();
        for (int subject = 0; subject < times.length; subject++) {
            if (times[subject] > 0) {
                baseline.add(pairs.baseline(), subject, times[subject]);
                variant.add(pairs.variant(), subject, times[subject]);
            }
        }
        for (int unit = 0; unit < units.length; unit++) {
            double difference = variant.score(Metric.BINARY_F1, unit) - baseline.score(Metric.BINARY_F1, unit);
            units[unit][draw] = difference;
            binary[draw] += difference / units.length;
        }
        macro[draw] = variant.mean(Metric.MACRO_F1) - baseline.mean(Metric.MACRO_F1);
    }

    Interval binary() {
        return percentiles(binary);
    }

    Interval macro() {
        return percentiles(macro);
    }

    Interval unit(int unit) {
        return percentiles(units[unit]);
    }

    /** The standard deviation of the difference in mean binary F1 over draws. */
    double standardError() {
        double mean = Arrays.stream(binary).average().orElse(0);
        double squares = Arrays.stream(binary).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / Math.max(1, binary.length - 1));
    }

    /** The middle 95 % of the draws, with linear interpolation between neighbours. */
    static Interval percentiles(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double tail = (1 - Settings.LEVEL) / 2;
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

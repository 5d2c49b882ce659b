package org.aullm.report.statistics;

import java.util.Arrays;

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
        SubjectDraws subjects = new SubjectDraws(pairs.subjects(), settings);
        Sums baseline = new Sums(pairs.baseline());
        Sums variant = new Sums(pairs.variant());
        for (int draw = 0; draw < draws; draw++) {
            subjects.sum(draw, pairs.baseline(), baseline);
            subjects.sum(draw, pairs.variant(), variant);
            judge(baseline, variant, draw);
        }
    }

    private void judge(Sums baseline, Sums variant, int draw) {
        for (int unit = 0; unit < units.length; unit++) {
            double difference = variant.binary(unit) - baseline.binary(unit);
            units[unit][draw] = difference;
            binary[draw] += difference / units.length;
        }
        macro[draw] = variant.meanMacro() - baseline.meanMacro();
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

package org.aullm.core.metrics;

import java.util.List;

/**
 * How often a unit was judged right and wrong, over any pool of clips. Pool first, score once: a mean of scores over
 * folds is something else.
 *
 * @param truePositives present and found
 * @param falsePositives absent but found
 * @param falseNegatives present but missed
 * @param trueNegatives absent and not found
 */
public record Counts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** Nothing judged. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** One judgement. */
    public static Counts of(boolean found, boolean present) {
        return new Counts(
                found && present ? 1 : 0,
                found && !present ? 1 : 0,
                !found && present ? 1 : 0,
                !found && !present ? 1 : 0);
    }

    /** Both pools together. */
    public Counts plus(Counts other) {
        return new Counts(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    /** All judgements. */
    public long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** Clips in which the unit is present. */
    public long positives() {
        return truePositives + falseNegatives;
    }

    /** The same clips judged by saying "present" always. */
    public Counts allOnes() {
        return new Counts(positives(), total() - positives(), 0, 0);
    }

    /** The same clips judged by saying "absent" always. */
    public Counts allZeros() {
        return new Counts(0, 0, positives(), total() - positives());
    }

    /** F1 of the class "present", 0 to 1: 2TP / (2TP + FP + FN); 0 where that is 0 / 0, as CD6ME counts it. */
    public double binaryF1() {
        return f1(truePositives, falsePositives, falseNegatives);
    }

    /** The mean of F1 of "present" and F1 of "absent", 0 to 1. */
    public double macroF1() {
        return (binaryF1() + f1(trueNegatives, falseNegatives, falsePositives)) / 2;
    }

    /** The mean binary F1 over units, 0 to 1. */
    public static double meanBinaryF1(List<Counts> units) {
        return units.stream().mapToDouble(Counts::binaryF1).average().orElse(0);
    }

    /** The mean two-class macro F1 over units, 0 to 1. */
    public static double meanMacroF1(List<Counts> units) {
        return units.stream().mapToDouble(Counts::macroF1).average().orElse(0);
    }

    private static double f1(long hits, long falseAlarms, long misses) {
        long denominator = 2 * hits + falseAlarms + misses;
        return denominator == 0 ? 0 : 2.0 * hits / denominator;
    }
}

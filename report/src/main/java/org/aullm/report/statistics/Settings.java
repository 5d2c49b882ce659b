package org.aullm.report.statistics;

/**
 * How comparisons are drawn.
 *
 * @param draws how often subjects are drawn for an interval
 * @param permutations how often judgements are swapped for a test, where not all ways are gone through
 * @param seed of both
 */
public record Settings(int draws, int permutations, long seed) {

    /** What reports use. */
    public static final Settings DEFAULT = new Settings(10_000, 10_000, 20_260_308);

    /** The probability that an interval is made for. */
    public static final double LEVEL = 0.95;
}

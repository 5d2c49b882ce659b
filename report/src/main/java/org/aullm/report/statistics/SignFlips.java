package org.aullm.report.statistics;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A two-sided test by exchanging the two sides of pairs: the share of ways to do so that reach the absolute statistic
 * which was observed. All ways are gone through where they are few enough (the p-value is exact), else some are drawn.
 */
final class SignFlips {

    // Two sums of the same numbers in another order may differ in their last digits.
    private static final double TIE = 1e-12;

    private SignFlips() {}

    /**
     * The p-value.
     *
     * @param pairs how many pairs may be exchanged
     * @param statistic of the pairs, given which of them are exchanged; the array is used again
     */
    static double pValue(int pairs, Settings settings, ToDoubleFunction<boolean[]> statistic) {
        double observed = Math.abs(statistic.applyAsDouble(new boolean[pairs])) - TIE;
        return pairs < 31 && 1 << pairs <= settings.permutations()
                ? exact(pairs, observed, statistic)
                : drawn(pairs, observed, settings, statistic);
    }

    private static double exact(int pairs, double observed, ToDoubleFunction<boolean[]> statistic) {
        int ways = 1 << pairs;
        int extreme = 0;
        boolean[] exchanged = new boolean[pairs];
        for (int way = 0; way < ways; way++) {
            for (int pair = 0; pair < pairs; pair++) {
                exchanged[pair] = (way >> pair & 1) == 1;
            }
            extreme += Math.abs(statistic.applyAsDouble(exchanged)) >= observed ? 1 : 0;
        }
        return (double) extreme / ways;
    }

    private static double drawn(int pairs, double observed, Settings settings, ToDoubleFunction<boolean[]> statistic) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int extreme = 0;
        boolean[] exchanged = new boolean[pairs];
        for (int i = 0; i < settings.permutations(); i++) {
            for (int pair = 0; pair < pairs; pair++) {
                exchanged[pair] = random.nextBoolean();
            }
            extreme += Math.abs(statistic.applyAsDouble(exchanged)) >= observed ? 1 : 0;
        }
        // What was observed is one of the ways, so p is never 0 and the test never too large.
        return (extreme + 1.0) / (settings.permutations() + 1.0);
    }
}

package org.aullm.report.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A paired, two-sided test of "the two cells differ only by chance": within each subject their judgements may be
 * swapped. The statistic is the difference in mean binary F1. Only subjects whose counts differ matter.
 */
final class PermutationTest {

    private PermutationTest() {}

    static double pValue(Pairs pairs, Settings settings) {
        int[] differing = IntStream.range(0, pairs.subjects())
                .filter(subject -> !Arrays.equals(
                        pairs.baseline().row(subject), pairs.variant().row(subject)))
                .toArray();
        Sums baselineAsIs = Sums.of(pairs.baseline());
        Sums variantAsIs = Sums.of(pairs.variant());
        Sums baseline = new Sums(pairs.baseline());
        Sums variant = new Sums(pairs.variant());
        return SignFlips.pValue(differing.length, settings, swapped -> {
            baseline.set(baselineAsIs);
            variant.set(variantAsIs);
            for (int i = 0; i < differing.length; i++) {
                if (swapped[i]) {
                    swap(pairs, differing[i], baseline, variant);
                }
            }
            return variant.meanBinary() - baseline.meanBinary();
        });
    }

    private static void swap(Pairs pairs, int subject, Sums baseline, Sums variant) {
        int[] before = pairs.baseline().row(subject);
        int[] after = pairs.variant().row(subject);
        baseline.add(before, -1);
        baseline.add(after, 1);
        variant.add(after, -1);
        variant.add(before, 1);
    }
}

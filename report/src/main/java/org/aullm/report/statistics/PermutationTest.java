package org.aullm.report.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A paired, two-sided test of "the two cells differ only by chance": within each subject their judgements may be
 * swapped. The statistic is the absolute difference in mean binary F1. Only subjects whose counts differ matter; when
 * all ways to swap those are few enough, all are gone through and the p-value is exact.
 */
final class PermutationTest {

    // Two sums of the same numbers in another order may differ in their last digits.
    private static final double TIE = 1e-12;

    private PermutationTest() {}

    static double pValue(Pairs pairs, Settings settings) {
        List<Integer> differing = differing(pairs);
        double observed = Math.abs(difference(pairs, new boolean[pairs.subjects()]));
        return differing.size() < 31 && 1 << differing.size() <= settings.permutations()
                ? exact(pairs, differing, observed)
                : drawn(pairs, differing, observed, settings);
    }

    private static double exact(Pairs pairs, List<Integer> differing, double observed) {
        int ways = 1 << differing.size();
        int extreme = 0;
        for (int way = 0; way < ways; way++) {
            boolean[] swapped = new boolean[pairs.subjects()];
            for (int i = 0; i < differing.size(); i++) {
                swapped[differing.get(i)] = (way >> i & 1) == 1;
            }
            extreme += reaches(pairs, swapped, observed);
        }
        return (double) extreme / ways;
    }

    private static double drawn(Pairs pairs, List<Integer> differing, double observed, Settings settings) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int extreme = 0;
        for (int i = 0; i < settings.permutations(); i++) {
            boolean[] swapped = new boolean[pairs.subjects()];
            for (int subject : differing) {
                swapped[subject] = random.nextBoolean();
            }
            extreme += reaches(pairs, swapped, observed);
        }
        // What was observed is one of the ways, so p is never 0 and the test never too large.
        return (extreme + 1.0) / (settings.permutations() + 1.0);
    }

    private static int reaches(Pairs pairs, boolean[] swapped, double observed) {
        return Math.abs(difference(pairs, swapped)) >= observed - TIE ? 1 : 0;
    }

    private static double difference(Pairs pairs, boolean[] swapped) {
        Pairs.Sums baseline = pairs.sums();
        Pairs.Sums variant = pairs.sums();
        for (int subject = 0; subject < swapped.length; subject++) {
            baseline.add(swapped[subject] ? pairs.variant() : pairs.baseline(), subject, 1);
            variant.add(swapped[subject] ? pairs.baseline() : pairs.variant(), subject, 1);
        }
        return variant.mean(Metric.BINARY_F1) - baseline.mean(Metric.BINARY_F1);
    }

    private static List<Integer> differing(Pairs pairs) {
        List<Integer> differing = new ArrayList<>();
        for (int subject = 0; subject < pairs.subjects(); subject++) {
            if (differs(pairs, subject)) {
                differing.add(subject);
            }
        }
        return differing;
    }

    private static boolean differs(Pairs pairs, int subject) {
        for (int seed = 0; seed < pairs.baseline().seeds().size(); seed++) {
            for (int unit = 0; unit < pairs.baseline().units(); unit++) {
                if (!pairs.baseline()
                        .at(seed, subject, unit)
                        .equals(pairs.variant().at(seed, subject, unit))) {
                    return true;
                }
            }
        }
        return false;
    }
}

package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Coverage of intervals and size of tests over many drawn studies with eight units; docs/results.md quotes the numbers.
 * Run with {@code mvn -pl report -am -Dtests.left.out= -Dtest=CoverageTest test}.
 */
@Tag("slow")
class CoverageTest {

    private static final double[] PREVALENCE = {.09, .09, .30, .27, .21, .09, .065, .1};
    private static final int STUDIES = 2000;
    private static final Settings SETTINGS = new Settings(1000, 1000, 5);
    private static final double HARM = 0.6;

    @ParameterizedTest
    @ValueSource(ints = {6, 12, 26, 52})
    void intervals_cover_and_tests_hold_their_level(int subjects) {
        double[] truths = IntStream.range(0, 20)
                .mapToDouble(i -> DrawnStudy.draw(new Random(100 + i), 4000, HARM, PREVALENCE)
                        .difference())
                .toArray();
        double truth = DoubleStream.of(truths).average().orElseThrow();
        double covered = 0;
        double permutation = 0;
        double wilcoxon = 0;
        double power = 0;
        for (int i = 0; i < STUDIES; i++) {
            Comparison real = compare(DrawnStudy.draw(new Random(10_000 + i), subjects, HARM, PREVALENCE));
            Interval interval = real.binary().interval();
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
            power += real.p() < 0.05 ? 1 : 0;
            Comparison nothing = compare(DrawnStudy.draw(new Random(50_000 + i), subjects, 0, PREVALENCE));
            permutation += nothing.p() < 0.05 ? 1 : 0;
            wilcoxon += nothing.agreement().p() < 0.05 ? 1 : 0;
        }
        System.out.printf(
                "subjects %d: truth %.4f coverage %.3f size %.3f size of wilcoxon %.3f power %.3f%n",
                subjects, truth, covered / STUDIES, permutation / STUDIES, wilcoxon / STUDIES, power / STUDIES);
        assertThat(permutation / STUDIES).isLessThan(0.065);
        assertThat(covered / STUDIES).isGreaterThan(subjects < 12 ? 0.80 : 0.90);
    }

    private static Comparison compare(DrawnStudy study) {
        return Comparison.of(study.baseline(), study.variant(), SETTINGS).orElseThrow();
    }
}

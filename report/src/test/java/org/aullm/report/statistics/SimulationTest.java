package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether intervals cover and tests hold their level, on studies drawn from a known population. */
class SimulationTest {

    private static final double[] PREVALENCE = {0.1, 0.2, 0.3};
    private static final int STUDIES = 400;
    private static final int SUBJECTS = 40;
    private static final Settings FEW = new Settings(400, 200, 5);

    @Test
    void intervals_cover_the_true_difference_about_95_times_in_100() {
        double truth = DrawnStudy.draw(new Random(1), 20_000, 0.6, PREVALENCE).difference();
        Random random = new Random(2);
        int covered = 0;
        for (int i = 0; i < STUDIES; i++) {
            DrawnStudy study = DrawnStudy.draw(random, SUBJECTS, 0.6, PREVALENCE);
            Interval interval = Comparison.of(study.baseline(), study.variant(), FEW)
                    .orElseThrow()
                    .binary()
                    .interval();
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }

        System.out.printf("coverage %.3f of a true difference of %.4f%n", (double) covered / STUDIES, truth);
        assertThat((double) covered / STUDIES).isBetween(0.91, 0.98);
    }

    @Test
    void a_test_of_nothing_finds_something_about_5_times_in_100() {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < STUDIES; i++) {
            DrawnStudy study = DrawnStudy.draw(random, SUBJECTS, 0, PREVALENCE);
            found += Comparison.of(study.baseline(), study.variant(), FEW)
                                    .orElseThrow()
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
        }

        System.out.printf("size %.3f%n", (double) found / STUDIES);
        assertThat((double) found / STUDIES).isBetween(0.02, 0.08);
    }
}

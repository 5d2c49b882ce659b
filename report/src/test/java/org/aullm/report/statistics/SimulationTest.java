package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aullm.core.result.ClipResult;
import org.aullm.report.MadeUp;
import org.junit.jupiter.api.Test;

/** Whether intervals cover and tests hold their level, on studies drawn from a known population. */
class SimulationTest {

    private static final List<Integer> UNITS = List.of(1, 2, 4);
    private static final double[] PREVALENCE = {0.1, 0.2, 0.3};
    private static final int STUDIES = 400;
    private static final int SUBJECTS = 40;
    private static final Settings FEW = new Settings(400, 200, 5);

    private record Study(Judgements baseline, Judgements variant) {}

    @Test
    void intervals_cover_the_true_difference_about_95_times_in_100() {
        double truth = difference(draw(new Random(1), 20_000, 0.6));
        Random random = new Random(2);
        int covered = 0;
        for (int i = 0; i < STUDIES; i++) {
            Study study = draw(random, SUBJECTS, 0.6);
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
            Study study = draw(random, SUBJECTS, 0);
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

    private static double difference(Study study) {
        return study.variant().counts().scores().meanBinary()
                - study.baseline().counts().scores().meanBinary();
    }

    /** Subjects differ in skill and in how many clips they give; the two judges share part of their errors. */
    private static Study draw(Random random, int subjects, double harm) {
        List<ClipResult> baseline = new ArrayList<>();
        List<ClipResult> variant = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            double skill = 0.5 * random.nextGaussian();
            int clips = 1 + random.nextInt(8);
            for (int clip = 0; clip < clips; clip++) {
                StringBuilder one = new StringBuilder();
                StringBuilder other = new StringBuilder();
                for (double prevalence : PREVALENCE) {
                    boolean present = random.nextDouble() < prevalence;
                    double evidence = (present ? 1.2 + skill : -1.2) + random.nextGaussian();
                    judge(one, evidence + 0.7 * random.nextGaussian(), present);
                    judge(other, evidence + 0.7 * random.nextGaussian() - (present ? harm : 0), present);
                }
                String id = subject + "/" + clip;
                baseline.add(MadeUp.clip(id, "s" + subject, one.toString().strip()));
                variant.add(MadeUp.clip(id, "s" + subject, other.toString().strip()));
            }
        }
        return new Study(of(baseline), of(variant));
    }

    private static void judge(StringBuilder clip, double score, boolean present) {
        clip.append(score > 0 ? '1' : '0').append(present ? '1' : '0').append(' ');
    }

    private static Judgements of(List<ClipResult> clips) {
        return Judgements.of(UNITS, List.of(MadeUp.trial("t", UNITS, 1, clips.toArray(ClipResult[]::new))));
    }
}

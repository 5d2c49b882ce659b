package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;
import org.aullm.report.MadeUp;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7);
    private static final int CLIPS = 40;

    @Test
    void scores_by_hand() {
        // Unit 1: TP 1, FP 1, FN 0, TN 1: binary 2/3, absent 2/3. Unit 2: TP 0, FP 0, FN 1, TN 2: 0 and 4/5.
        Scores scores = Judgements.of(
                        List.of(1, 2),
                        List.of(MadeUp.trial(
                                "t",
                                List.of(1, 2),
                                1,
                                MadeUp.clip("a", "s", "11 01"),
                                MadeUp.clip("b", "s", "10 00"),
                                MadeUp.clip("c", "t", "00 00"))))
                .counts()
                .scores();

        assertThat(scores.binary()).containsExactly(2.0 / 3, 0.0);
        assertThat(scores.macro()).containsExactly(2.0 / 3, 0.4);
        assertThat(scores.meanBinary()).isEqualTo(1.0 / 3);
        assertThat(scores.meanMacro()).isCloseTo(8.0 / 15, Offset.offset(1e-15));
    }

    @Test
    void seeds_are_scored_one_by_one_and_averaged() {
        Scores scores = Judgements.of(
                        List.of(1),
                        List.of(
                                MadeUp.trial("t", List.of(1), 1, MadeUp.clip("a", "s", "11")),
                                MadeUp.trial("u", List.of(1), 2, MadeUp.clip("a", "s", "01"))))
                .counts()
                .scores();

        assertThat(scores.meanBinary()).isEqualTo(0.5);
    }

    /** Columns: ordinary, never present, always present, never found, always found, never known. */
    @RepeatedTest(50)
    void scores_equal_a_straightforward_computation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        boolean[][][] judged = new boolean[CLIPS][UNITS.size()][3];
        List<TrialResult> trials = new ArrayList<>();
        for (int clip = 0; clip < CLIPS; clip++) {
            List<Float> probabilities = new ArrayList<>();
            List<Integer> labels = new ArrayList<>();
            List<Integer> known = new ArrayList<>();
            for (int unit = 0; unit < UNITS.size(); unit++) {
                boolean[] cell = judged[clip][unit];
                cell[0] = unit == 4 || (unit != 3 && random.nextBoolean());
                cell[1] = unit == 2 || (unit != 1 && random.nextInt(4) == 0);
                cell[2] = unit != 5 && random.nextInt(5) > 0;
                probabilities.add(cell[0] ? 0.5f + random.nextFloat() / 2 : random.nextFloat() * 0.4999f);
                labels.add(cell[1] ? 1 : 0);
                known.add(cell[2] ? 1 : 0);
            }
            trials.add(MadeUp.trial(
                    "t" + clip,
                    UNITS,
                    1,
                    new ClipResult("c" + clip, "s" + clip % 7, "set", probabilities, labels, known)));
        }

        Scores scores = Judgements.of(UNITS, trials).counts().scores();

        double binarySum = 0;
        double macroSum = 0;
        for (int unit = 0; unit < UNITS.size(); unit++) {
            double present = f1(judged, unit, true);
            double absent = f1(judged, unit, false);
            binarySum += present;
            macroSum += (present + absent) / 2;
            assertThat(scores.binary().get(unit)).isCloseTo(present, Offset.offset(1e-12));
            assertThat(scores.macro().get(unit)).isCloseTo((present + absent) / 2, Offset.offset(1e-12));
        }
        assertThat(scores.meanBinary()).isCloseTo(binarySum / UNITS.size(), Offset.offset(1e-12));
        assertThat(scores.meanMacro()).isCloseTo(macroSum / UNITS.size(), Offset.offset(1e-12));
    }

    /** The harmonic mean of precision and recall of one class. */
    private static double f1(boolean[][][] judged, int unit, boolean wanted) {
        double hits = 0;
        double found = 0;
        double there = 0;
        for (boolean[][] clip : judged) {
            if (clip[unit][2]) {
                hits += clip[unit][0] == wanted && clip[unit][1] == wanted ? 1 : 0;
                found += clip[unit][0] == wanted ? 1 : 0;
                there += clip[unit][1] == wanted ? 1 : 0;
            }
        }
        if (hits == 0) {
            return 0;
        }
        double precision = hits / found;
        double recall = hits / there;
        return 2 * precision * recall / (precision + recall);
    }

    @Test
    void chance_rows_by_hand() {
        // One of four clips shows the unit: always "present" gives 2 / (2 + 3), always "absent" 0 and 6 / 7.
        Judgements judged = Judgements.of(
                List.of(1),
                List.of(MadeUp.trial(
                        "t",
                        List.of(1),
                        1,
                        MadeUp.clip("a", "s", "11"),
                        MadeUp.clip("b", "s", "10"),
                        MadeUp.clip("c", "s", "00"),
                        MadeUp.clip("d", "s", "00"))));

        assertThat(judged.constant(1).meanBinary()).isEqualTo(0.4);
        assertThat(judged.constant(1).meanMacro()).isEqualTo(0.2);
        assertThat(judged.constant(1).mean(Metric.BRIER)).isEqualTo(0.75);
        assertThat(judged.constant(0).meanBinary()).isZero();
        assertThat(judged.constant(0).meanMacro()).isEqualTo(3.0 / 7);
        assertThat(judged.constant(0).mean(Metric.AUC)).isEqualTo(0.5);
        assertThat(judged.baseRates().mean(Metric.ECE)).isZero();
        assertThat(judged.baseRates().mean(Metric.BRIER)).isEqualTo(0.25 * 0.75);
        assertThat(judged.baseRates().mean(Metric.AVERAGE_PRECISION)).isEqualTo(0.25);
    }
}

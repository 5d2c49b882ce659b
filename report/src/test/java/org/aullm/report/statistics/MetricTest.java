package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;
import org.aullm.report.MadeUp;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    /** Each unit is a kind of column; the tests below say what is expected of each. */
    private enum Column {
        ORDINARY,
        TIES,
        CONSTANT,
        NEVER_PRESENT,
        ALWAYS_PRESENT,
        NEVER_FOUND,
        ALWAYS_FOUND,
        EXTREME,
        ONE_CLIP,
        NEVER_KNOWN
    }

    private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14);

    private record Case(double probability, boolean present) {}

    @Test
    void scores_by_hand() {
        // From the least probable: absent, present, then a tie of one each, then present.
        Predictions predictions =
                new Predictions(new double[] {0.9, 0.3, 0.6, 0.6, 0.1}, new boolean[] {true, true, true, false, false});

        // Judged at 0.5: TP 2, FP 1, FN 1, TN 1.
        assertThat(Metric.BINARY_F1.of(predictions)).isCloseTo(4.0 / 6, CLOSE);
        assertThat(Metric.MACRO_F1.of(predictions)).isCloseTo((4.0 / 6 + 2.0 / 4) / 2, CLOSE);
        assertThat(Metric.UAR.of(predictions)).isCloseTo((2.0 / 3 + 1.0 / 2) / 2, CLOSE);
        // Of six pairs, 4 are in order and one is a tie.
        assertThat(Metric.AUC.of(predictions)).isCloseTo(4.5 / 6, CLOSE);
        // At 0.9: recall 1/3, precision 1. At 0.6: 2/3, 2/3. At 0.3: 1, 3/4.
        assertThat(Metric.AVERAGE_PRECISION.of(predictions)).isCloseTo((1 + 2.0 / 3 + 0.75) / 3, CLOSE);
        // Bins of 1, 1, 2 and 1 clips: distances 0.1, 0.7, 0.1 twice, 0.1.
        assertThat(Metric.ECE.of(predictions)).isCloseTo((0.1 + 0.7 + 0.2 + 0.1) / 5, CLOSE);
        assertThat(Metric.BRIER.of(predictions)).isCloseTo((0.01 + 0.49 + 0.16 + 0.36 + 0.01) / 5, CLOSE);
    }

    @Test
    void what_is_not_defined_is_not_a_number() {
        Predictions absent = new Predictions(new double[] {0.2, 0.7}, new boolean[2]);
        Predictions present = new Predictions(new double[] {0.2, 0.7}, new boolean[] {true, true});
        Predictions nothing = new Predictions(new double[0], new boolean[0]);

        assertThat(Metric.UAR.of(absent)).isNaN();
        assertThat(Metric.AUC.of(absent)).isNaN();
        assertThat(Metric.AVERAGE_PRECISION.of(absent)).isNaN();
        assertThat(Metric.UAR.of(present)).isNaN();
        assertThat(Metric.AUC.of(present)).isNaN();
        assertThat(Metric.AVERAGE_PRECISION.of(present)).isEqualTo(1);
        assertThat(List.of(Metric.UAR, Metric.AUC, Metric.AVERAGE_PRECISION, Metric.ECE, Metric.BRIER))
                .allSatisfy(metric -> assertThat(metric.of(nothing)).isNaN());
    }

    @Test
    void means_are_over_the_units_for_which_a_metric_is_defined() {
        Scores scores = Judgements.of(
                        List.of(1, 2),
                        List.of(MadeUp.trial(
                                "t", List.of(1, 2), 1, MadeUp.clip("a", "s", "11 00"), MadeUp.clip("b", "s", "00 00"))))
                .scores();

        assertThat(scores.of(Metric.AUC).get(0)).isEqualTo(1);
        assertThat(scores.of(Metric.AUC).get(1)).isNaN();
        assertThat(scores.mean(Metric.AUC)).isEqualTo(1);
        assertThat(scores.defined(Metric.AUC)).isEqualTo(1);
        assertThat(scores.defined(Metric.BRIER)).isEqualTo(2);
    }

    @Test
    void a_probability_of_one_is_in_the_last_bin() {
        Calibration calibration = Calibration.of(
                List.of(new Predictions(new double[] {1, 0.9, 0.1}, new boolean[] {true, false, false})));

        assertThat(calibration.bins().get(9).clips()).isEqualTo(2);
        assertThat(calibration.bins().get(9).seen()).isEqualTo(0.5);
        assertThat(calibration.bins().get(0).clips()).isZero();
        assertThat(calibration.bins().get(0).said()).isNaN();
        assertThat(calibration.clips()).isEqualTo(3);
    }

    @RepeatedTest(100)
    void every_metric_equals_a_computation_from_its_definition(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<List<Case>> columns = new ArrayList<>();
        Column[] kinds = Column.values();
        for (int unit = 0; unit < kinds.length; unit++) {
            columns.add(new ArrayList<>());
        }
        List<TrialResult> trials = new ArrayList<>();
        int clips = 1 + random.nextInt(60);
        for (int clip = 0; clip < clips; clip++) {
            List<Float> probabilities = new ArrayList<>();
            List<Integer> labels = new ArrayList<>();
            List<Integer> known = new ArrayList<>();
            for (int unit = 0; unit < kinds.length; unit++) {
                Column kind = kinds[unit];
                float probability = probability(kind, random);
                boolean present =
                        kind != Column.NEVER_PRESENT && (kind == Column.ALWAYS_PRESENT || random.nextInt(4) == 0);
                boolean isKnown =
                        kind != Column.NEVER_KNOWN && (kind == Column.ONE_CLIP ? clip == 0 : random.nextInt(5) > 0);
                probabilities.add(probability);
                labels.add(present ? 1 : 0);
                known.add(isKnown ? 1 : 0);
                if (isKnown) {
                    columns.get(unit).add(new Case(probability, present));
                }
            }
            trials.add(MadeUp.trial(
                    "t" + clip,
                    UNITS,
                    1,
                    new ClipResult("c" + clip, "s" + clip % 7, "set", probabilities, labels, known)));
        }

        Scores scores = Judgements.of(UNITS, trials).scores();

        for (Metric metric : Metric.values()) {
            double sum = 0;
            int defined = 0;
            for (int unit = 0; unit < kinds.length; unit++) {
                double expected = straightforward(metric, columns.get(unit));
                double computed = scores.of(metric).get(unit);
                if (Double.isNaN(expected)) {
                    assertThat(computed).as("%s of %s", metric, kinds[unit]).isNaN();
                } else {
                    assertThat(computed).as("%s of %s", metric, kinds[unit]).isCloseTo(expected, CLOSE);
                    sum += expected;
                    defined++;
                }
            }
            assertThat(scores.defined(metric)).isEqualTo(defined);
            if (defined > 0) {
                assertThat(scores.mean(metric)).isCloseTo(sum / defined, CLOSE);
            } else {
                assertThat(scores.mean(metric)).isNaN();
            }
        }
    }

    private static float probability(Column kind, Random random) {
        return switch (kind) {
            case TIES -> random.nextInt(4) / 4f;
            case CONSTANT -> 0.37f;
            case NEVER_FOUND -> random.nextFloat() * 0.4999f;
            case ALWAYS_FOUND -> 0.5f + random.nextFloat() / 2;
            case EXTREME -> random.nextInt(2);
            default -> random.nextFloat();
        };
    }

    private static double straightforward(Metric metric, List<Case> cases) {
        double n = cases.size();
        double positives = cases.stream().filter(Case::present).count();
        double negatives = n - positives;
        return switch (metric) {
            case BINARY_F1 -> f1(cases, true);
            case MACRO_F1 -> (f1(cases, true) + f1(cases, false)) / 2;
            case UAR ->
                positives == 0 || negatives == 0
                        ? Double.NaN
                        : (right(cases, true) / positives + right(cases, false) / negatives) / 2;
            case AUC -> positives == 0 || negatives == 0 ? Double.NaN : pairs(cases) / (positives * negatives);
            case AVERAGE_PRECISION -> positives == 0 ? Double.NaN : averagePrecision(cases, positives);
            case ECE -> n == 0 ? Double.NaN : calibrationError(cases);
            case BRIER ->
                n == 0
                        ? Double.NaN
                        : cases.stream()
                                        .mapToDouble(c -> Math.pow(c.probability() - (c.present() ? 1 : 0), 2))
                                        .sum()
                                / n;
        };
    }

    private static double right(List<Case> cases, boolean which) {
        return cases.stream()
                .filter(c -> c.present() == which && (c.probability() >= 0.5) == which)
                .count();
    }

    /** The harmonic mean of precision and recall of one class. */
    private static double f1(List<Case> cases, boolean which) {
        double hits = right(cases, which);
        double found =
                cases.stream().filter(c -> (c.probability() >= 0.5) == which).count();
        double there = cases.stream().filter(c -> c.present() == which).count();
        return hits == 0 ? 0 : 2 / (found / hits + there / hits);
    }

    private static double pairs(List<Case> cases) {
        double won = 0;
        for (Case present : cases) {
            for (Case absent : cases) {
                if (present.present() && !absent.present()) {
                    won += present.probability() > absent.probability()
                            ? 1
                            : present.probability() == absent.probability() ? 0.5 : 0;
                }
            }
        }
        return won;
    }

    private static double averagePrecision(List<Case> cases, double positives) {
        double sum = 0;
        double before = 0;
        TreeSet<Double> thresholds = new TreeSet<>();
        cases.forEach(c -> thresholds.add(c.probability()));
        for (double threshold : thresholds.descendingSet()) {
            List<Case> found =
                    cases.stream().filter(c -> c.probability() >= threshold).toList();
            double hits = found.stream().filter(Case::present).count();
            sum += (hits - before) / positives * hits / found.size();
            before = hits;
        }
        return sum;
    }

    private static double calibrationError(List<Case> cases) {
        double sum = 0;
        for (int bin = 0; bin < 10; bin++) {
            double said = 0;
            double seen = 0;
            for (Case one : cases) {
                int belongs = one.probability() == 1 ? 9 : (int) Math.floor(one.probability() * 10);
                said += belongs == bin ? one.probability() : 0;
                seen += belongs == bin && one.present() ? 1 : 0;
            }
            sum += Math.abs(said - seen);
        }
        return sum / cases.size();
    }
}

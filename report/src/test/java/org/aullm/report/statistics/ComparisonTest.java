package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.aullm.core.result.ClipResult;
import org.aullm.report.MadeUp;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<Integer> UNITS = List.of(1);
    private static final Settings SETTINGS = new Settings(2000, 2000, 1);
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void the_same_judgements_differ_by_nothing() {
        Comparison same = compare(judged("11", "10", "01"), judged("11", "10", "01"));

        assertThat(same.binary().delta()).isZero();
        assertThat(same.binary().interval()).isEqualTo(new Interval(0, 0));
        assertThat(same.p()).isEqualTo(1);
        assertThat(same.equal()).isEqualTo(3);
        assertThat(same.complete()).isTrue();
    }

    @Test
    void three_subjects_that_agree_have_a_p_value_of_a_quarter() {
        // Of the 8 ways to swap, only all and none reach the difference that was seen.
        Comparison worse = compare(judged("11", "11", "11"), judged("01", "01", "01"));

        assertThat(worse.binary().delta()).isEqualTo(-1);
        assertThat(worse.p()).isEqualTo(0.25);
        assertThat(worse.worse()).isEqualTo(3);
    }

    @Test
    void subjects_that_do_not_differ_do_not_make_a_p_value_smaller() {
        Comparison worse = compare(judged("11", "11", "11", "11", "11"), judged("01", "11", "11", "11", "01"));

        assertThat(worse.p()).isEqualTo(0.5);
        assertThat(worse.equal()).isEqualTo(3);
    }

    @Test
    void a_drawn_test_is_close_to_the_exact_one() {
        List<ClipResult> baseline = judged("11", "11", "11", "11", "11", "11", "11", "10", "11", "01");
        List<ClipResult> variant = judged("01", "01", "11", "01", "11", "01", "01", "00", "01", "11");

        double exact = compare(baseline, variant).p();
        double drawn = comparison(baseline, variant, new Settings(10, 200, 3)).p();

        assertThat(drawn).isCloseTo(exact, Offset.offset(0.06)).isNotEqualTo(exact);
    }

    @Test
    void an_interval_over_two_subjects_reaches_from_the_one_to_the_other() {
        // Drawn are: the first twice (difference -1), both (-1/3), the second twice (0).
        Comparison worse = compare(judged("11", "11"), judged("01", "11"));

        assertThat(worse.binary().delta()).isCloseTo(2.0 / 3 - 1, CLOSE);
        assertThat(worse.binary().interval()).isEqualTo(new Interval(-1, 0));
    }

    @Test
    void percentiles_are_interpolated() {
        double[] draws = new double[201];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = 200 - i;
        }

        Interval interval = Bootstrap.percentiles(draws);

        assertThat(interval.low()).isCloseTo(5, Offset.offset(1e-9));
        assertThat(interval.high()).isCloseTo(195, Offset.offset(1e-9));
        assertThat(Bootstrap.percentiles(new double[] {0, 1}).low()).isCloseTo(0.025, Offset.offset(1e-9));
    }

    @Test
    void one_subject_contributes_the_whole_difference() {
        Comparison worse = compare(judged("11", "11", "11"), judged("01", "11", "11"));

        assertThat(worse.subjects().get(0).contribution())
                .isCloseTo(worse.binary().delta(), CLOSE);
        assertThat(worse.subjects().get(1).contribution()).isZero();
    }

    @Test
    void contributions_by_hand() {
        // Baseline TP 2: F1 1. Variant: a missed, b found but with a false alarm: TP 1, FP 1, FN 1: F1 1/2.
        List<ClipResult> baseline =
                List.of(MadeUp.clip("1", "a", "11"), MadeUp.clip("2", "b", "11"), MadeUp.clip("3", "b", "00"));
        List<ClipResult> variant =
                List.of(MadeUp.clip("1", "a", "01"), MadeUp.clip("2", "b", "11"), MadeUp.clip("3", "b", "10"));

        List<SubjectEffect> subjects = compare(baseline, variant).subjects();

        // a: 2/3 - 1 alone, 1/2 - 4/5 with b exchanged too. b: 4/5 - 1, and 1/2 - 2/3.
        assertThat(subjects.get(0).contribution()).isCloseTo((-1.0 / 3 - 0.3) / 2, CLOSE);
        assertThat(subjects.get(1).contribution()).isCloseTo((-0.2 - 1.0 / 6) / 2, CLOSE);
    }

    @Test
    void exchanging_the_cells_turns_every_sign() {
        List<ClipResult> one = judged("11", "10", "01", "00");
        List<ClipResult> other = judged("01", "00", "11", "10");

        Comparison forth = compare(one, other);
        Comparison back = compare(other, one);

        assertThat(forth.binary().delta()).isEqualTo(-back.binary().delta());
        assertThat(forth.p()).isEqualTo(back.p());
        assertThat(forth.subjects().get(0).contribution())
                .isCloseTo(-back.subjects().get(0).contribution(), CLOSE);
    }

    @Test
    void only_what_both_judged_is_compared() {
        List<ClipResult> variant = judged("01", "11", "01").subList(0, 2);

        Comparison part = compare(judged("11", "11", "11"), variant);

        assertThat(part.complete()).isFalse();
        assertThat(part.subjects()).hasSize(2);
        assertThat(part.clips()).isEqualTo(2);
        assertThat(part.binary().baseline()).isEqualTo(1);
        assertThat(part.binary().variant()).isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void nothing_in_common_gives_no_comparison() {
        assertThat(Comparison.of(of(judged("11")), of(List.of()), SETTINGS)).isEmpty();
    }

    @Test
    void other_labels_are_noticed() {
        assertThat(compare(judged("11", "10"), judged("11", "11")).sameLabels()).isFalse();
    }

    @Test
    void the_same_seed_draws_the_same_interval() {
        List<ClipResult> one = judged("11", "11", "10", "01", "11");
        List<ClipResult> other = judged("01", "11", "00", "11", "01");

        assertThat(compare(one, other)).isEqualTo(compare(one, other));
    }

    /** One clip of each of some subjects. */
    private static List<ClipResult> judged(String... clips) {
        List<ClipResult> results = new ArrayList<>();
        for (String clip : clips) {
            results.add(MadeUp.clip("c" + results.size(), "s" + results.size(), clip));
        }
        return results;
    }

    private static Comparison compare(List<ClipResult> baseline, List<ClipResult> variant) {
        return comparison(baseline, variant, SETTINGS);
    }

    private static Comparison comparison(List<ClipResult> baseline, List<ClipResult> variant, Settings settings) {
        return Comparison.of(of(baseline), of(variant), settings).orElseThrow();
    }

    private static Judgements of(List<ClipResult> clips) {
        return Judgements.of(UNITS, List.of(MadeUp.trial("t", UNITS, 1, clips.toArray(ClipResult[]::new))));
    }
}

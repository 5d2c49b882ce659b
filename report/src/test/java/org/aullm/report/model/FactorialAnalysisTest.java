package org.aullm.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.aullm.core.result.ClipResult;
import org.aullm.report.MadeUp;
import org.aullm.report.statistics.Effect;
import org.aullm.report.statistics.Judgements;
import org.aullm.report.statistics.Settings;
import org.junit.jupiter.api.Test;

class FactorialAnalysisTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);
    private static final Settings SETTINGS = new Settings(200, 200, 1);
    private static final List<Integer> UNITS =
            IntStream.rangeClosed(1, 20).boxed().toList();

    /** A cell that finds so many of twenty units in every clip of three subjects: its mean binary F1 is that over 20. */
    private static Judgements scoring(int found) {
        List<ClipResult> clips = new ArrayList<>();
        for (int subject = 0; subject < 3; subject++) {
            String judged = "11 ".repeat(found) + "01 ".repeat(UNITS.size() - found);
            clips.add(MadeUp.clip("c" + subject, "s" + subject, judged.strip()));
        }
        return Judgements.of(UNITS, List.of(MadeUp.trial("t", UNITS, 1, clips.toArray(ClipResult[]::new))));
    }

    private static Map<String, String> levels(boolean a, boolean b) {
        return new TreeMap<>(Map.of("a", a ? "full" : "none", "b", b ? "full" : "none"));
    }

    @Test
    void effects_of_two_factors_by_hand() {
        // Both 20, a alone 14, b alone 11, neither 8, of 20.
        Contributions found = FactorialAnalysis.of(
                        Factors.planned(List.of(
                                levels(true, true), levels(true, false), levels(false, true), levels(false, false))),
                        List.of(scoring(20), scoring(14), scoring(11), scoring(8)),
                        SETTINGS)
                .orElseThrow();

        assertThat(found.statement()).isEqualTo("All combinations of 2 factors with two levels each: 4 cells.");
        assertThat(value(found.main(), "a: full instead of none")).isCloseTo((9 + 6) / 2.0 / 20, CLOSE);
        assertThat(value(found.main(), "b: full instead of none")).isCloseTo((6 + 3) / 2.0 / 20, CLOSE);
        assertThat(found.interactions().get(0).value()).isCloseTo((9 - 6) / 2.0 / 20, CLOSE);
        assertThat(value(found.shapley(), "a: full instead of none")).isCloseTo((9 + 6) / 2.0 / 20, CLOSE);
        // All subjects are alike, so drawing them changes nothing.
        assertThat(found.main().get(0).interval().low())
                .isCloseTo(found.main().get(0).interval().high(), CLOSE);
        assertThat(found.subjects()).isEqualTo(3);
    }

    @Test
    void shapley_values_share_the_whole_distance() {
        // A game with three players; the values of its eight coalitions have no structure.
        int[] scores = {20, 13, 11, 3, 9, 7, 4, 1};
        List<Map<String, String>> levels = new ArrayList<>();
        List<Judgements> judged = new ArrayList<>();
        for (int cell = 0; cell < 8; cell++) {
            levels.add(Map.of("a", "" + (cell & 1), "b", "" + (cell >> 1 & 1), "c", "" + (cell >> 2 & 1)));
            judged.add(scoring(scores[cell]));
        }

        List<Effect> shapley = FactorialAnalysis.of(Factors.planned(levels), judged, SETTINGS)
                .orElseThrow()
                .shapley();

        assertThat(shapley.stream().mapToDouble(Effect::value).sum()).isCloseTo(19.0 / 20, CLOSE);
        // a: 1/3 alone or last, 1/6 in the middle: (20-13)/3 + (11-3)/6 + (9-7)/6 + (4-1)/3.
        assertThat(value(shapley, "a: 0 instead of 1")).isCloseTo((7 / 3.0 + 8 / 6.0 + 2 / 6.0 + 1) / 20, CLOSE);
    }

    @Test
    void a_half_fraction_of_five_factors_tells_effects_apart() {
        // The fifth factor is the product of the other four: resolution V. Factor n adds n points of 20; 0 and 1 add
        // two more together.
        List<Map<String, String>> levels = new ArrayList<>();
        List<Judgements> judged = new ArrayList<>();
        for (int run = 0; run < 16; run++) {
            boolean[] on = new boolean[5];
            int off = 0;
            for (int factor = 0; factor < 4; factor++) {
                on[factor] = (run >> factor & 1) == 0;
                off += on[factor] ? 0 : 1;
            }
            on[4] = off % 2 == 0;
            int score = 2 + (on[0] && on[1] ? 2 : 0);
            for (int factor = 0; factor < 5; factor++) {
                score += on[factor] ? factor : 0;
            }
            levels.add(Map.of("0", "" + on[0], "1", "" + on[1], "2", "" + on[2], "3", "" + on[3], "4", "" + on[4]));
            judged.add(scoring(score));
        }

        Contributions found =
                FactorialAnalysis.of(Factors.planned(levels), judged, SETTINGS).orElseThrow();

        assertThat(found.statement()).startsWith("A fraction of all combinations of 5 factors");
        assertThat(found.shapley()).isEmpty();
        assertThat(value(found.main(), "4: true instead of false")).isCloseTo(4.0 / 20, CLOSE);
        assertThat(value(found.main(), "0: true instead of false")).isCloseTo(1.0 / 20, CLOSE);
        assertThat(found.interactions()).hasSize(10);
        for (Effect effect : found.interactions()) {
            boolean together = effect.name().contains("0") && effect.name().contains("1");
            assertThat(effect.value()).as(effect.name()).isCloseTo(together ? 1.0 / 20 : 0, CLOSE);
        }
    }

    @Test
    void one_change_at_a_time_is_no_factorial_design() {
        assertThat(FactorialAnalysis.of(
                        Factors.planned(List.of(levels(true, true), levels(true, false), levels(false, true))),
                        List.of(scoring(3), scoring(2), scoring(1)),
                        SETTINGS))
                .isEmpty();
    }

    @Test
    void a_design_with_a_hole_is_refused_in_words() {
        assertThat(FactorialAnalysis.of(
                                Factors.planned(List.of(levels(true, true), levels(true, false), levels(false, false))),
                                List.of(scoring(3), scoring(2), scoring(1)),
                                SETTINGS)
                        .orElseThrow()
                        .statement())
                .isEqualTo("The 3 cells are neither all combinations of a, b nor a fraction in which main effects and"
                        + " two-way interactions can be told apart.");
    }

    @Test
    void levels_of_a_plan_are_said_in_words() {
        List<Map<String, String>> levels = List.of(
                new TreeMap<>(Map.of("graph", "baseline", "llm", "baseline")),
                new TreeMap<>(Map.of("graph", "graph: none", "llm", "baseline")),
                new TreeMap<>(Map.of("graph", "baseline", "llm", "llm: none")),
                new TreeMap<>(Map.of("graph", "graph: none", "llm", "llm: none")));

        assertThat(FactorialAnalysis.of(
                                Factors.planned(levels),
                                List.of(scoring(4), scoring(3), scoring(2), scoring(1)),
                                SETTINGS)
                        .orElseThrow()
                        .main())
                .extracting(Effect::name)
                .containsExactly(
                        "graph: as in the baseline instead of none", "llm: as in the baseline instead of none");
    }

    private static double value(List<Effect> effects, String name) {
        return effects.stream()
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}

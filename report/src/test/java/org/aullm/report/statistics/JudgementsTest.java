package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.report.MadeUp;
import org.junit.jupiter.api.Test;

class JudgementsTest {

    @Test
    void one_half_counts_as_found() {
        CountTable counts = counts(new ClipResult("a", "s", "set", List.of(0.5f), List.of(1), List.of(1)));

        assertThat(counts.pooled(0, 0)).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void just_below_one_half_does_not() {
        CountTable counts =
                counts(new ClipResult("a", "s", "set", List.of(Math.nextDown(0.5f)), List.of(1), List.of(1)));

        assertThat(counts.pooled(0, 0)).isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void unknown_is_not_absent() {
        assertThat(counts(MadeUp.clip("a", "s", "1?")).pooled(0, 0)).isEqualTo(Counts.NONE);
    }

    @Test
    void a_trial_may_order_its_units_otherwise_or_lack_one() {
        var judged = Judgements.of(
                        List.of(1, 2, 4), List.of(MadeUp.trial("t", List.of(4, 1), 1, MadeUp.clip("a", "s", "11 00"))))
                .counts();

        assertThat(List.of(judged.pooled(0, 0), judged.pooled(0, 1), judged.pooled(0, 2)))
                .containsExactly(new Counts(0, 0, 0, 1), Counts.NONE, new Counts(1, 0, 0, 0));
    }

    @Test
    void folds_are_pooled_and_a_clip_counts_once_for_each_seed() {
        var judgements = Judgements.of(
                List.of(1),
                List.of(
                        MadeUp.trial("t", List.of(1), 1, MadeUp.clip("a", "s", "11")),
                        MadeUp.trial("u", List.of(1), 1, MadeUp.clip("b", "t", "10"), MadeUp.clip("a", "s", "01")),
                        MadeUp.trial("v", List.of(1), 2, MadeUp.clip("a", "s", "01"))));

        assertThat(judgements.repeated()).isEqualTo(1);
        assertThat(judgements.counts().seeds()).containsExactly(1L, 2L);
        assertThat(judgements.counts().clips()).isEqualTo(2);
        assertThat(judgements.counts().pooled(0, 0)).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(judgements.counts().pooled(1, 0)).isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void a_broken_clip_is_named() {
        assertThatThrownBy(() -> Judgements.of(
                        List.of(1, 2), List.of(MadeUp.trial("t7", List.of(1, 2), 1, MadeUp.clip("c3", "s", "11")))))
                .hasMessage("trial 't7', clip 'c3': 2 units, but 1 probabilities, 1 labels and 1 mask values");
    }

    private static CountTable counts(ClipResult clip) {
        return Judgements.of(List.of(1), List.of(MadeUp.trial("t", List.of(1), 1, clip)))
                .counts();
    }
}

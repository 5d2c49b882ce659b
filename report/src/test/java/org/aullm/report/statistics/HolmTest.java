package org.aullm.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {

    /** The example of Wikipedia's "Holm-Bonferroni method": H4 and H1 are rejected at 0.05, H3 and H2 are not. */
    @Test
    void published_example_is_met() {
        List<Double> adjusted = Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005));

        assertThat(adjusted)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.03, 0.06, 0.06, 0.02);
    }

    @Test
    void one_test_is_left_alone() {
        assertThat(Holm.adjust(List.of(0.04))).containsExactly(0.04);
    }

    @Test
    void nothing_exceeds_one_and_ties_stay_ties() {
        assertThat(Holm.adjust(List.of(0.6, 0.6, 1.0))).containsExactly(1.0, 1.0, 1.0);
        assertThat(Holm.adjust(List.of(0.02, 0.02)).get(1)).isCloseTo(0.04, Offset.offset(1e-15));
    }

    @Test
    void no_test_gives_nothing() {
        assertThat(Holm.adjust(List.of())).isEmpty();
    }
}

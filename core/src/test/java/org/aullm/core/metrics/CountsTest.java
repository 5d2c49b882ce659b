package org.aullm.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {

    // 10 clips: 4 present, of them 3 found; 6 absent, of them 1 found.
    private static final Counts COUNTS = new Counts(3, 1, 1, 5);

    @Test
    void binary_f1_is_of_the_class_present() {
        assertThat(COUNTS.binaryF1()).isEqualTo(6.0 / 8);
    }

    @Test
    void macro_f1_is_the_mean_of_both_classes() {
        assertThat(COUNTS.macroF1()).isCloseTo((6.0 / 8 + 10.0 / 12) / 2, within(1e-15));
    }

    @Test
    void chance_lines_keep_the_labels() {
        // F1 of all ones is 2 p / (1 + p) with p = 0.4.
        assertThat(COUNTS.allOnes().binaryF1()).isCloseTo(0.8 / 1.4, within(1e-15));
        assertThat(COUNTS.allZeros().binaryF1()).isZero();
        assertThat(COUNTS.allZeros().macroF1()).isCloseTo(12.0 / 16 / 2, within(1e-15));
    }

    @Test
    void an_undefined_score_counts_as_zero() {
        assertThat(new Counts(0, 0, 0, 7).binaryF1()).isZero();
        assertThat(Counts.NONE.macroF1()).isZero();
    }

    @Test
    void pools_add_up_and_means_are_over_units() {
        assertThat(Counts.of(true, true).plus(Counts.of(false, true))).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(Counts.meanBinaryF1(List.of(COUNTS, new Counts(0, 0, 1, 1)))).isEqualTo(0.375);
    }
}

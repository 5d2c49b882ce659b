package org.aullm.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void points_have_a_sign_unless_they_are_nothing() {
        assertThat(Numbers.points(0.0214)).isEqualTo("+2.1");
        assertThat(Numbers.points(-0.0214)).isEqualTo("−2.1");
        assertThat(Numbers.points(-0.0001)).isEqualTo("0.0");
        assertThat(Numbers.points(0.0001)).isEqualTo("0.0");
    }

    @Test
    void durations_read_well() {
        assertThat(Numbers.duration(4.21)).isEqualTo("4.2 s");
        assertThat(Numbers.duration(185)).isEqualTo("3 min 05 s");
        assertThat(Numbers.duration(7_830)).isEqualTo("2 h 10 min");
    }

    @Test
    void small_p_values_are_not_zero() {
        assertThat(Numbers.pValue(0.0001)).isEqualTo("< 0.001");
        assertThat(Numbers.pValue(0.0312)).isEqualTo("0.031");
    }

    @Test
    void nouns_agree() {
        assertThat(Numbers.count(1, "trial")).isEqualTo("1 trial");
        assertThat(Numbers.count(1200, "trial")).isEqualTo("1,200 trials");
    }
}

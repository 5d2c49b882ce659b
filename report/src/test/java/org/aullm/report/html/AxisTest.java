package org.aullm.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void steps_are_round_and_zero_is_shown() {
        assertThat(Axis.of(DoubleStream.of(-0.118, -0.02))).isEqualTo(new Axis(-12, 0, 2));
    }

    @Test
    void no_difference_at_all_still_has_an_axis() {
        Axis axis = Axis.of(DoubleStream.of(0, 0));

        assertThat(axis.low()).isCloseTo(-0.6, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(axis.place(0)).isEqualTo("50.00%");
    }

    @Test
    void ends_are_inside_the_picture() {
        Axis axis = new Axis(-10, 10, 5);

        assertThat(axis.place(-0.1)).isEqualTo("4.00%");
        assertThat(axis.place(0.1)).isEqualTo("96.00%");
    }
}

package org.aullm.tensor.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void constant_stays_at_the_peak() {
        assertThat(Schedule.constant().factor(7, 10)).isEqualTo(1);
    }

    @Test
    void cosine_falls_from_the_peak_to_nothing() {
        assertThat(Schedule.cosine().factor(0, 10)).isEqualTo(1);
        assertThat(Schedule.cosine().factor(5, 10)).isCloseTo(0.5, within(1e-15));
        assertThat(Schedule.cosine().factor(10, 10)).isCloseTo(0, within(1e-15));
    }

    /** PyTorch's phases for 11 steps: up until step 0.3 * 11 - 1 = 2.3, down until step 10. */
    @Test
    void one_cycle_rises_for_three_tenths_and_falls_to_almost_nothing() {
        Schedule cycle = Schedule.oneCycle();
        assertThat(cycle.factor(0, 11)).isCloseTo(0.04, within(1e-12));
        assertThat(cycle.factor(1, 11)).isCloseTo(1 + (0.04 - 1) / 2 * (1 + Math.cos(Math.PI / 2.3)), within(1e-12));
        assertThat(cycle.factor(3, 11))
                .isCloseTo(4e-6 + (1 - 4e-6) / 2 * (1 + Math.cos(Math.PI * 0.7 / 7.7)), within(1e-12));
        assertThat(cycle.factor(10, 11)).isCloseTo(4e-6, within(1e-12));
    }

    @Test
    void one_cycle_meets_its_peak_where_a_step_falls_on_it() {
        // 0.3 * 20 - 1 = 5
        assertThat(Schedule.oneCycle().factor(5, 20)).isEqualTo(1);
    }

    @Test
    void every_schedule_stays_between_nothing_and_the_peak_however_short_the_run() {
        for (Schedule schedule : new Schedule[] {
            Schedule.constant(),
            Schedule.cosine(),
            Schedule.oneCycle(),
            Schedule.cosine().warmedUp(0.5)
        }) {
            for (int steps = 1; steps < 30; steps++) {
                for (int step = 0; step < steps; step++) {
                    assertThat(schedule.factor(step, steps)).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void a_warm_up_rises_in_a_straight_line() {
        Schedule schedule = Schedule.constant().warmedUp(0.3);
        assertThat(schedule.factor(0, 10)).isCloseTo(0.25, within(1e-15));
        assertThat(schedule.factor(2, 10)).isCloseTo(0.75, within(1e-15));
        assertThat(schedule.factor(3, 10)).isEqualTo(1);
        assertThat(Schedule.cosine().warmedUp(0).factor(0, 10)).isEqualTo(1);
    }
}

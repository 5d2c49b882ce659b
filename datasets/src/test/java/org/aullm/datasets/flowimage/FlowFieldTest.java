package org.aullm.datasets.flowimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.aullm.datasets.RandomStream;
import org.aullm.datasets.flowimage.UnitMotion.Face;
import org.junit.jupiter.api.Test;

class FlowFieldTest {

    private static final int SIZE = 28;

    @Test
    void a_unit_on_both_sides_mirrors_with_opposite_u() {
        for (int unit : Casting.UNITS) {
            FlowField field = new FlowField(SIZE);
            for (UnitMotion motion : UnitMotion.of(unit)) {
                motion.addTo(field, Face.UPRIGHT, 1, 1);
                motion.addTo(field, Face.UPRIGHT, -1, 1);
            }
            float[] channels = field.channels();

            for (int row = 0; row < SIZE; row++) {
                for (int column = 0; column < SIZE; column++) {
                    int mirror = SIZE - 1 - column;
                    assertThat(at(channels, 0, row, column)).isCloseTo(-at(channels, 0, row, mirror), within(1e-6f));
                    assertThat(at(channels, 1, row, column)).isCloseTo(at(channels, 1, row, mirror), within(1e-6f));
                    assertThat(at(channels, 2, row, column)).isCloseTo(at(channels, 2, row, mirror), within(1e-4f));
                }
            }
            assertThat(channels).as("AU" + unit).doesNotContain(Float.NaN);
            assertThat(largest(channels)).as("AU" + unit).isGreaterThan(0.3f);
        }
    }

    @Test
    void lip_corners_go_up_and_apart_with_12_and_down_with_15() {
        float[] smile = right(12);
        int row = 20; // y = 0.46
        int column = 18; // x = 0.32
        assertThat(at(smile, 0, row, column)).isGreaterThan(0.7f);
        assertThat(at(smile, 1, row, column)).isLessThan(-0.6f);
        assertThat(at(right(15), 1, row, column)).isGreaterThan(0.7f);
    }

    @Test
    void a_motion_that_is_the_same_everywhere_has_no_strain() {
        FlowField field = new FlowField(SIZE);
        field.shift(0.5, -2);
        float[] channels = field.channels();

        assertThat(at(channels, 0, 3, 4)).isEqualTo(0.5f);
        assertThat(at(channels, 1, 3, 4)).isEqualTo(-2);
        assertThat(Arrays.copyOfRange(channels, 2 * SIZE * SIZE, 3 * SIZE * SIZE))
                .containsOnly(0);
    }

    @Test
    void strain_is_that_of_the_formula() {
        // A wide bump: around its flank u = exp(-x^2 / 2) with x in half widths, so du over widths is -2 x exp(-x^2 /
        // 2).
        int size = 200;
        FlowField field = new FlowField(size);
        field.bump(0, 0, 1, 1e6, 1, 0);
        float[] channels = field.channels();
        int column = 149; // x = 0.495
        double x = (2 * column + 1) / (double) size - 1;

        assertThat(channels[2 * size * size + 100 * size + column])
                .isCloseTo((float) (2 * x * Math.exp(-x * x / 2)), within(1e-3f));
    }

    @Test
    void noise_has_the_deviation_that_was_asked_for() {
        int size = 200;
        FlowField field = new FlowField(size);
        field.noise(0.3, new RandomStream(1, "noise"));
        float[] channels = field.channels();
        double squares = 0;
        for (int i = 0; i < 2 * size * size; i++) {
            squares += channels[i] * channels[i];
        }

        assertThat(Math.sqrt(squares / (2 * size * size))).isCloseTo(0.3, within(0.01));
    }

    private static float[] right(int unit) {
        FlowField field = new FlowField(SIZE);
        UnitMotion.of(unit).forEach(motion -> motion.addTo(field, Face.UPRIGHT, 1, 1));
        return field.channels();
    }

    private static float at(float[] channels, int channel, int row, int column) {
        return channels[(channel * SIZE + row) * SIZE + column];
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}

package org.aullm.datasets.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.aullm.api.option.Options;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;

class FarnebackTest {

    private static final int SIZE = 64;

    private static FlowMethod method() {
        FarnebackProvider provider = new FarnebackProvider();
        return provider.create(Options.of(provider.options(), Map.of()));
    }

    /** A smooth texture, moved. */
    private static Picture texture(double right, double down) {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double x = column - right;
                double y = row - down;
                double level = 128
                        + 40 * Math.sin(0.31 * x + 0.17 * y)
                        + 30 * Math.cos(0.11 * x - 0.29 * y)
                        + 20 * Math.sin(0.53 * x) * Math.cos(0.47 * y);
                pixels[row * SIZE + column] = (byte) Math.round(level);
            }
        }
        return Picture.grey(SIZE, SIZE, pixels);
    }

    private static double[] meanInside(Flow flow) {
        double u = 0;
        double v = 0;
        int count = 0;
        for (int row = 8; row < SIZE - 8; row++) {
            for (int column = 8; column < SIZE - 8; column++) {
                u += flow.u()[row * SIZE + column];
                v += flow.v()[row * SIZE + column];
                count++;
            }
        }
        return new double[] {u / count, v / count};
    }

    @Test
    void finds_a_shift_of_a_part_of_a_pixel() {
        double[] mean = meanInside(method().between(texture(0, 0), texture(0.4, -0.25)));
        assertThat(mean[0]).isCloseTo(0.4, within(0.02));
        assertThat(mean[1]).isCloseTo(-0.25, within(0.02));
    }

    @Test
    void finds_a_shift_of_several_pixels() {
        double[] mean = meanInside(method().between(texture(0, 0), texture(5, 3)));
        assertThat(mean[0]).isCloseTo(5, within(0.2));
        assertThat(mean[1]).isCloseTo(3, within(0.2));
    }

    @Test
    void nothing_moves_between_equal_pictures() {
        Flow flow = method().between(texture(0, 0), texture(0, 0));
        assertThat(flow.u()).containsOnly(0f);
        assertThat(flow.v()).containsOnly(0f);
    }

    @Test
    void says_nothing_where_there_is_nothing_to_see() {
        Picture flat = Picture.grey(SIZE, SIZE, new byte[SIZE * SIZE]);
        assertThat(method().between(flat, flat).u()).containsOnly(0f);
    }

    @Test
    void a_polynomial_is_its_own_expansion() {
        // f = 3 + 2 x - y + 0.5 x^2 - 0.25 y^2 + 0.75 x y around the pixel (20, 10).
        Plane plane = new Plane(41, 21, new float[41 * 21]);
        for (int row = 0; row < 21; row++) {
            for (int column = 0; column < 41; column++) {
                double x = column - 20;
                double y = row - 10;
                plane.values()[row * 41 + column] = (float) (3 + 2 * x - y + 0.5 * x * x - 0.25 * y * y + 0.75 * x * y);
            }
        }
        float[] parts = Expansion.of(plane, 3, 1.5).parts();
        int at = Expansion.PARTS * (10 * 41 + 20);
        assertThat(parts[at]).isCloseTo(2, within(1e-3f));
        assertThat(parts[at + 1]).isCloseTo(-1, within(1e-3f));
        assertThat(parts[at + 2]).isCloseTo(0.5f, within(1e-3f));
        assertThat(parts[at + 3]).isCloseTo(-0.25f, within(1e-3f));
        // The off-diagonal of A is half the coefficient of x y.
        assertThat(parts[at + 4]).isCloseTo(0.375f, within(1e-3f));
    }
}

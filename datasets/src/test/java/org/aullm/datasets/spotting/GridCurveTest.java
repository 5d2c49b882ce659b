package org.aullm.datasets.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;

class GridCurveTest {

    private static final int FRAMES = 64;
    private static final int APEX = 40;
    // A cell at the mouth, and one at an eye.
    private static final int MOUTH = 5 * CellMeans.GRID + 2;
    private static final int EYE = 2 * CellMeans.GRID + 1;

    private final double[][] motion = new double[FRAMES][2 * CellMeans.CELLS];

    private void expression(int cell, int apex, double size) {
        for (int i = 0; i < FRAMES; i++) {
            motion[i][CellMeans.CELLS + cell] += size * Math.max(0, 1 - Math.abs(i - apex) / 12.0);
        }
    }

    private int apex() {
        double[] curve = GridCurve.of(motion);
        int highest = 0;
        for (int i = 1; i < FRAMES; i++) {
            highest = curve[i] > curve[highest] ? i : highest;
        }
        return highest;
    }

    @Test
    void an_expression_is_found_under_a_drift_that_is_larger() {
        expression(MOUTH, APEX, 0.3);
        for (int i = 0; i < FRAMES; i++) {
            for (int cell = 0; cell < CellMeans.CELLS; cell++) {
                motion[i][cell] += 2.0 * i / FRAMES;
            }
        }
        assertThat(apex()).isBetween(APEX - 1, APEX + 1);
    }

    @Test
    void a_blink_does_not_hide_it() {
        expression(MOUTH, APEX, 0.3);
        expression(EYE, 12, 0.5);
        assertThat(apex()).isBetween(APEX - 1, APEX + 1);
    }

    // The first frame's noise is in all motions, the last one's only in its own.
    @Test
    void noise_of_single_frames_at_the_ends_is_no_apex() {
        Random random = new Random(3);
        expression(MOUTH, APEX, 0.25);
        for (int cell = 0; cell < 2 * CellMeans.CELLS; cell++) {
            double first = 0.06 * random.nextGaussian();
            for (int i = 1; i < FRAMES; i++) {
                motion[i][cell] += first;
            }
            motion[FRAMES - 1][cell] += 0.12 * random.nextGaussian();
        }
        assertThat(apex()).isBetween(APEX - 2, APEX + 2);
    }

    @Test
    void a_clip_of_three_frames_has_its_apex_in_the_middle() {
        double[][] three = new double[3][2 * CellMeans.CELLS];
        three[1][MOUTH] = 1;
        double[] curve = GridCurve.of(three);
        assertThat(curve[1]).isGreaterThan(curve[0]).isGreaterThan(curve[2]);
    }

    @Test
    void cells_hold_means_in_percent_of_the_width() {
        int size = 14;
        float[] u = new float[size * size];
        float[] v = new float[size * size];
        // Two of the four places of the cell in the upper left corner.
        u[0] = 3;
        v[size + 1] = -4;
        Flow flow = new Flow(size, size, u, v);

        assertThat(CellMeans.motion(flow)[0]).isCloseTo(100 * 3 / 4.0 / size, within(1e-6));
        assertThat(CellMeans.motion(flow)[CellMeans.CELLS]).isCloseTo(-100 * 4 / 4.0 / size, within(1e-6));
        assertThat(CellMeans.length(flow)[0]).isCloseTo((3 + 4) / 4.0, within(1e-6));
        byte[] brighter = new byte[size * size];
        brighter[0] = (byte) 200;
        assertThat(
                        CellMeans.difference(
                                Picture.grey(size, size, new byte[size * size]), Picture.grey(size, size, brighter))[0])
                .isEqualTo(50);
    }
}

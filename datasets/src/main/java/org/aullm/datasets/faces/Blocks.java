package org.aullm.datasets.faces;

import java.util.Arrays;

/**
 * What compression leaves of a frame: blocks of 8 x 8 through the discrete cosine transform, rounded to the luminance
 * steps of the JPEG standard (ITU-T T.81, table K.1) at quality 60.
 */
final class Blocks {

    private static final int N = 8;
    private static final int[] STEPS = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };
    // Quality 60: the steps times (200 - 2 * 60) / 100.
    private static final float QUALITY = 0.8f;
    private static final float[] BASIS = basis();

    // Adding and taking away 1.5 * 2^23 rounds a float of less than 2^22 to a whole number.
    private static final float WHOLE = 0x1.8p23f;

    private final int size;
    private final int width;
    private final float[][] strip;
    private final float[][] turned;
    private final float[][] steps;

    /** For frames of a size. */
    Blocks(int size) {
        this.size = size;
        this.width = size / N * N;
        this.strip = new float[N][width];
        this.turned = new float[N][width];
        this.steps = new float[N][width];
        for (int row = 0; row < N; row++) {
            for (int column = 0; column < width; column++) {
                // Blocks lie on their side when they are rounded.
                steps[row][column] = QUALITY * STEPS[column % N * N + row];
            }
        }
    }

    /** Compresses the part of a frame that whole blocks cover. */
    void through(float[] grey) {
        for (int top = 0; top + N <= size; top += N) {
            for (int row = 0; row < N; row++) {
                System.arraycopy(grey, (top + row) * size, strip[row], 0, width);
                shift(strip[row], -128);
            }
            columns(strip, turned, false);
            turn(turned, strip);
            columns(strip, turned, false);
            for (int row = 0; row < N; row++) {
                round(turned[row], steps[row]);
            }
            columns(turned, strip, true);
            turn(strip, turned);
            columns(turned, strip, true);
            for (int row = 0; row < N; row++) {
                shift(strip[row], 128);
                System.arraycopy(strip[row], 0, grey, (top + row) * size, width);
            }
        }
    }

    private static void shift(float[] values, float by) {
        for (int i = 0; i < values.length; i++) {
            values[i] += by;
        }
    }

    private static void round(float[] values, float[] steps) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] / steps[i] + WHOLE - WHOLE) * steps[i];
        }
    }

    /** Transforms every column of eight, or back; whole rows at once, because that is what processors are fast at. */
    private static void columns(float[][] from, float[][] to, boolean back) {
        for (int k = 0; k < N; k++) {
            Arrays.fill(to[k], 0);
            for (int i = 0; i < N; i++) {
                add(from[i], back ? BASIS[i * N + k] : BASIS[k * N + i], to[k]);
            }
        }
    }

    private static void add(float[] from, float weight, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += weight * from[i];
        }
    }

    /** Lays every block on its side. */
    private static void turn(float[][] from, float[][] to) {
        for (int row = 0; row < N; row++) {
            float[] across = from[row];
            for (int column = 0; column < across.length; column++) {
                int left = column & -N;
                to[column - left][left + row] = across[column];
            }
        }
    }

    private static float[] basis() {
        float[] basis = new float[N * N];
        for (int k = 0; k < N; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / N);
            for (int i = 0; i < N; i++) {
                basis[k * N + i] = (float) (scale * StrictMath.cos(StrictMath.PI * k * (2 * i + 1) / (2.0 * N)));
            }
        }
        return basis;
    }
}

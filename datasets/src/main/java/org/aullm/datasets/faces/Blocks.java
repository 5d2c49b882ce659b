package org.aullm.datasets.faces;

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

    private final float[] block = new float[N * N];
    private final float[] half = new float[N * N];

    /** Compresses the part of a frame that whole blocks cover. */
    void through(float[] grey, int size) {
        for (int top = 0; top + N <= size; top += N) {
            for (int left = 0; left + N <= size; left += N) {
                one(grey, size, top * size + left);
            }
        }
    }

    private void one(float[] grey, int size, int corner) {
        for (int row = 0; row < N; row++) {
            for (int column = 0; column < N; column++) {
                block[row * N + column] = grey[corner + row * size + column] - 128;
            }
        }
        transform(block, half, false);
        transform(half, block, false);
        for (int i = 0; i < N * N; i++) {
            float step = QUALITY * STEPS[i];
            block[i] = Math.round(block[i] / step) * step;
        }
        transform(block, half, true);
        transform(half, block, true);
        for (int row = 0; row < N; row++) {
            for (int column = 0; column < N; column++) {
                grey[corner + row * size + column] = block[row * N + column] + 128;
            }
        }
    }

    // Transforms the rows and turns the block over, so that two calls do both directions.
    private static void transform(float[] from, float[] to, boolean back) {
        for (int row = 0; row < N; row++) {
            for (int k = 0; k < N; k++) {
                float sum = 0;
                for (int i = 0; i < N; i++) {
                    sum += from[row * N + i] * (back ? BASIS[i * N + k] : BASIS[k * N + i]);
                }
                to[k * N + row] = sum;
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

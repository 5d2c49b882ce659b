package org.aullm.datasets.flow;

/** For each pixel the equations A d = db of its window, summed up as (sum A'A) d = sum A'db. */
final class NormalEquations {

    private static final int PARTS = 5;

    private final int width;
    private final int height;
    private final int radius;
    private final float stiffness;
    // A'A: xx, xy, yy; A'db: x, y. Each a plane.
    private final float[][] sums = new float[PARTS][];
    private final float[] scratch;
    private final float[] running;

    NormalEquations(int width, int height, int window, double stiffness) {
        this.width = width;
        this.height = height;
        this.radius = window / 2;
        // Sums are over the whole window, stiffness is meant per pixel.
        this.stiffness = (float) (stiffness * window * window);
        for (int i = 0; i < PARTS; i++) {
            sums[i] = new float[width * height];
        }
        this.scratch = new float[width * height];
        this.running = new float[width];
    }

    /** Takes the second picture's expansion from where the motion so far leads. */
    void set(Expansion old, Expansion now, float[] u, float[] v) {
        float[] before = old.parts();
        float[] after = now.parts();
        int step = Expansion.PARTS;
        int under = step * width;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int i = row * width + column;
                float x = column + u[i];
                float y = row + v[i];
                int left = (int) x;
                int top = (int) y;
                if (x < 0 || y < 0 || left >= width - 1 || top >= height - 1) {
                    // What has left the picture says nothing.
                    for (float[] sum : sums) {
                        sum[i] = 0;
                    }
                    continue;
                }
                float fx = x - left;
                float fy = y - top;
                float a = (1 - fx) * (1 - fy);
                float b = fx * (1 - fy);
                float c = (1 - fx) * fy;
                float d = fx * fy;
                int at = step * (top * width + left);
                int from = step * i;
                float bx = a * after[at] + b * after[at + step] + c * after[at + under] + d * after[at + under + step];
                at++;
                float by = a * after[at] + b * after[at + step] + c * after[at + under] + d * after[at + under + step];
                at++;
                float xx = a * after[at] + b * after[at + step] + c * after[at + under] + d * after[at + under + step];
                at++;
                float yy = a * after[at] + b * after[at + step] + c * after[at + under] + d * after[at + under + step];
                at++;
                float xy = a * after[at] + b * after[at + step] + c * after[at + under] + d * after[at + under + step];
                xx = (xx + before[from + 2]) / 2;
                yy = (yy + before[from + 3]) / 2;
                xy = (xy + before[from + 4]) / 2;
                float dbx = (before[from] - bx) / 2 + xx * u[i] + xy * v[i];
                float dby = (before[from + 1] - by) / 2 + xy * u[i] + yy * v[i];
                sums[0][i] = xx * xx + xy * xy;
                sums[1][i] = xy * (xx + yy);
                sums[2][i] = yy * yy + xy * xy;
                sums[3][i] = xx * dbx + xy * dby;
                sums[4][i] = xy * dbx + yy * dby;
            }
        }
        for (float[] sum : sums) {
            // Two boxes one after the other make a triangle, close to a bell.
            box(sum, radius / 2);
            box(sum, radius - radius / 2);
        }
    }

    /** Replaces the motion by the solution; where windows say little it stays near what it was. */
    void solve(float[] u, float[] v) {
        for (int i = 0; i < u.length; i++) {
            float xx = sums[0][i] + stiffness;
            float xy = sums[1][i];
            float yy = sums[2][i] + stiffness;
            float x = sums[3][i] + stiffness * u[i];
            float y = sums[4][i] + stiffness * v[i];
            float determinant = xx * yy - xy * xy;
            if (determinant > 0) {
                u[i] = (yy * x - xy * y) / determinant;
                v[i] = (xx * y - xy * x) / determinant;
            }
        }
    }

    // Sums over 2 r + 1 pixels in both directions; what lies beyond the edges counts nothing.
    private void box(float[] plane, int r) {
        if (r == 0) {
            return;
        }
        for (int row = 0; row < height; row++) {
            int start = row * width;
            float sum = 0;
            for (int column = 0; column < Math.min(r, width); column++) {
                sum += plane[start + column];
            }
            for (int column = 0; column < width; column++) {
                if (column + r < width) {
                    sum += plane[start + column + r];
                }
                scratch[start + column] = sum;
                if (column - r >= 0) {
                    sum -= plane[start + column - r];
                }
            }
        }
        java.util.Arrays.fill(running, 0);
        for (int row = 0; row < Math.min(r, height); row++) {
            add(row, 1);
        }
        for (int row = 0; row < height; row++) {
            if (row + r < height) {
                add(row + r, 1);
            }
            System.arraycopy(running, 0, plane, row * width, width);
            if (row - r >= 0) {
                add(row - r, -1);
            }
        }
    }

    private void add(int row, float sign) {
        int start = row * width;
        for (int column = 0; column < width; column++) {
            running[column] += sign * scratch[start + column];
        }
    }
}

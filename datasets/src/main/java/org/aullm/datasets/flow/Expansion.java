package org.aullm.datasets.flow;

/**
 * A quadratic polynomial around each pixel, f(x) ~ x' A x + b' x + c, fitted with Gaussian weights (Farneback, Two-Frame
 * Motion Estimation Based on Polynomial Expansion, SCIA 2003, section 2).
 *
 * <p>With weights w(x) w(y) that sum to 1 and are even, x, y, x y, x^2 - s2 and y^2 - s2 are orthogonal to each other and
 * to 1, s2 being the weights' second moment. So each coefficient is one weighted sum over its own square.
 */
final class Expansion {

    /** Numbers of a pixel: b_x, b_y, A_xx, A_yy, A_xy. */
    static final int PARTS = 5;

    private final int width;
    private final int height;
    private final float[] parts;

    private Expansion(int width, int height, float[] parts) {
        this.width = width;
        this.height = height;
        this.parts = parts;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** A pixel's numbers lie together, because they are always wanted together. */
    float[] parts() {
        return parts;
    }

    /**
     * Expands a plane, which goes on beyond its edges as it ends.
     *
     * @param radius pixels to each side that count
     * @param spread standard deviation of the weights, pixels
     */
    static Expansion of(Plane plane, int radius, double spread) {
        float[] weights = new float[radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * spread * spread));
        }
        double second = 0;
        double fourth = 0;
        for (int i = 0; i <= radius; i++) {
            double weight = Math.exp(-i * i / (2 * spread * spread)) / sum;
            weights[i] = (float) weight;
            second += 2.0 * i * i * weight;
            fourth += 2.0 * i * i * i * i * weight;
        }
        return new Expansion(
                plane.width(), plane.height(), fit(plane, weights, (float) second, (float) (fourth - second * second)));
    }

    private static float[] fit(Plane plane, float[] weights, float second, float square) {
        int width = plane.width();
        int height = plane.height();
        int radius = weights.length - 1;
        float[] parts = new float[PARTS * width * height];
        // Moments down the columns, 0th, 1st and 2nd, with room beyond both ends.
        float[][] down = new float[3][width + 2 * radius];
        for (int row = 0; row < height; row++) {
            columns(plane, row, weights, down);
            for (int column = 0; column < width; column++) {
                int centre = column + radius;
                float m00 = weights[0] * down[0][centre];
                float m01 = weights[0] * down[1][centre];
                float m02 = weights[0] * down[2][centre];
                float m10 = 0;
                float m11 = 0;
                float m20 = 0;
                for (int i = 1; i <= radius; i++) {
                    float weight = weights[i];
                    float both = weight * (down[0][centre + i] + down[0][centre - i]);
                    m00 += both;
                    m20 += i * i * both;
                    m10 += i * weight * (down[0][centre + i] - down[0][centre - i]);
                    m01 += weight * (down[1][centre + i] + down[1][centre - i]);
                    m11 += i * weight * (down[1][centre + i] - down[1][centre - i]);
                    m02 += weight * (down[2][centre + i] + down[2][centre - i]);
                }
                int at = PARTS * (row * width + column);
                parts[at] = m10 / second;
                parts[at + 1] = m01 / second;
                parts[at + 2] = (m20 - second * m00) / square;
                parts[at + 3] = (m02 - second * m00) / square;
                parts[at + 4] = m11 / (2 * second * second);
            }
        }
        return parts;
    }

    private static void columns(Plane plane, int row, float[] weights, float[][] down) {
        int width = plane.width();
        int last = plane.height() - 1;
        int radius = weights.length - 1;
        float[] values = plane.values();
        for (int column = 0; column < width; column++) {
            float centre = weights[0] * values[row * width + column];
            float first = 0;
            float second = 0;
            for (int i = 1; i <= radius; i++) {
                float below = weights[i] * values[Math.min(row + i, last) * width + column];
                float above = weights[i] * values[Math.max(row - i, 0) * width + column];
                centre += below + above;
                first += i * (below - above);
                second += i * i * (below + above);
            }
            down[0][radius + column] = centre;
            down[1][radius + column] = first;
            down[2][radius + column] = second;
        }
        for (float[] moment : down) {
            java.util.Arrays.fill(moment, 0, radius, moment[radius]);
            java.util.Arrays.fill(moment, radius + width, moment.length, moment[radius + width - 1]);
        }
    }
}

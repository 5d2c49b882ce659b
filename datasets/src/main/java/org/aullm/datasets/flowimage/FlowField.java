package org.aullm.datasets.flowimage;

import org.aullm.datasets.RandomStream;

/**
 * Motion over a square picture: u to the right and v downwards, in percent of the picture's width.
 *
 * <p>Places are in half widths from the centre: x from -1 (left) to 1, y from -1 (top) to 1.
 */
final class FlowField {

    // Two passes of (1 2 1) / 4 along an axis are (1 4 6 4 1) / 16.
    private static final double[] SMOOTHING = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
    // What they leave of the standard deviation of independent noise, over both axes: sum of the squares.
    private static final double LEFT_BY_SMOOTHING = 70 / 256.0;

    private final int size;
    private final double[] u;
    private final double[] v;

    FlowField(int size) {
        this.size = size;
        this.u = new double[size * size];
        this.v = new double[size * size];
    }

    /** The same motion everywhere. */
    void shift(double right, double down) {
        for (int i = 0; i < u.length; i++) {
            u[i] += right;
            v[i] += down;
        }
    }

    /** Motion around a place that falls off as a Gaussian with the given spreads. */
    void bump(double x, double y, double spreadX, double spreadY, double right, double down) {
        double[] across = gaussian(x, spreadX);
        double[] along = gaussian(y, spreadY);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double weight = along[row] * across[column];
                u[row * size + column] += right * weight;
                v[row * size + column] += down * weight;
            }
        }
    }

    /** Smooth noise of a standard deviation in both directions of motion. */
    void noise(double deviation, RandomStream random) {
        add(u, deviation, random);
        add(v, deviation, random);
    }

    /**
     * The three channels u, v, strain, (3, size, size) in C order. Strain is the size of the symmetric part of the
     * motion's derivative, sqrt(u_x^2 + v_y^2 + (u_y + v_x)^2 / 2), in percent.
     */
    float[] channels() {
        int area = size * size;
        float[] channels = new float[FlowPicture.CHANNELS * area];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int at = row * size + column;
                double shear = slope(u, row, column, 1, 0) + slope(v, row, column, 0, 1);
                double stretchX = slope(u, row, column, 0, 1);
                double stretchY = slope(v, row, column, 1, 0);
                channels[at] = (float) u[at];
                channels[area + at] = (float) v[at];
                channels[2 * area + at] =
                        (float) Math.sqrt(stretchX * stretchX + stretchY * stretchY + shear * shear / 2);
            }
        }
        return channels;
    }

    private double[] gaussian(double centre, double spread) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            double distance = ((2 * i + 1) / (double) size - 1 - centre) / spread;
            weights[i] = StrictMath.exp(-distance * distance / 2);
        }
        return weights;
    }

    // Difference quotient over the neighbours; over one of them at the border. Steps are 1 / size of the width.
    private double slope(double[] field, int row, int column, int down, int right) {
        int row0 = Math.max(row - down, 0);
        int column0 = Math.max(column - right, 0);
        int row1 = Math.min(row + down, size - 1);
        int column1 = Math.min(column + right, size - 1);
        int steps = row1 - row0 + column1 - column0;
        return (field[row1 * size + column1] - field[row0 * size + column0]) * size / steps;
    }

    private void add(double[] field, double deviation, RandomStream random) {
        int margin = SMOOTHING.length / 2;
        int wide = size + 2 * margin;
        double[] white = new double[wide * wide];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.bell() * deviation / LEFT_BY_SMOOTHING;
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double sum = 0;
                for (int i = 0; i < SMOOTHING.length; i++) {
                    for (int j = 0; j < SMOOTHING.length; j++) {
                        sum += SMOOTHING[i] * SMOOTHING[j] * white[(row + i) * wide + column + j];
                    }
                }
                field[row * size + column] += sum;
            }
        }
    }
}

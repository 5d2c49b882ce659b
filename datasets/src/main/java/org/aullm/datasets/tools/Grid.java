package org.aullm.datasets.tools;

import org.aullm.api.vision.Picture;

/**
 * Levels on a square grid, to compare pictures of any size.
 *
 * @param side rows and columns
 * @param levels row by row
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one check, is never compared
record Grid(int side, float[] levels) {

    private static final double EDGE = 1e-9;

    /** Mean levels of a picture's fields; a pixel on a border belongs to both sides by its shares. */
    static Grid of(Picture picture, int side) {
        Picture grey = picture.grey();
        double[] sums = new double[side * side];
        int width = grey.width();
        int height = grey.height();
        for (int row = 0; row < height; row++) {
            int lastY = field(row + 1 - EDGE, height, side);
            for (int y = field(row, height, side); y <= lastY; y++) {
                double along = share(y, row, height, side);
                for (int column = 0; column < width; column++) {
                    int lastX = field(column + 1 - EDGE, width, side);
                    double level = along * Byte.toUnsignedInt(grey.pixels()[row * width + column]);
                    for (int x = field(column, width, side); x <= lastX; x++) {
                        sums[y * side + x] += share(x, column, width, side) * level;
                    }
                }
            }
        }
        float[] levels = new float[sums.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) (sums[i] * sums.length / ((double) width * height));
        }
        return new Grid(side, levels);
    }

    /** The field of a place. */
    private static int field(double place, int length, int side) {
        return Math.min(side - 1, (int) (place * side / length));
    }

    /** How much of a pixel lies in a field. */
    private static double share(int field, int pixel, int length, int side) {
        double from = Math.max(pixel, (double) field * length / side);
        double to = Math.min(pixel + 1, (double) (field + 1) * length / side);
        return Math.max(0, to - from);
    }

    /** Shifted and stretched to mean 0 and deviation 1, so that brightness and contrast do not count. */
    Grid plain() {
        double sum = 0;
        double squares = 0;
        for (float level : levels) {
            sum += level;
            squares += (double) level * level;
        }
        double mean = sum / levels.length;
        double deviation = Math.sqrt(Math.max(0, squares / levels.length - mean * mean));
        float[] plain = new float[levels.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (float) (deviation < EDGE ? 0 : (levels[i] - mean) / deviation);
        }
        return new Grid(side, plain);
    }

    /** Half as many fields along each axis. */
    Grid coarser() {
        int half = side / 2;
        float[] coarse = new float[half * half];
        for (int y = 0; y < 2 * half; y++) {
            for (int x = 0; x < 2 * half; x++) {
                coarse[y / 2 * half + x / 2] += levels[y * side + x] / 4;
            }
        }
        return new Grid(half, coarse);
    }

    /** Without a border of so many fields. */
    Grid inner(int border) {
        int less = side - 2 * border;
        float[] inner = new float[less * less];
        for (int y = 0; y < less; y++) {
            System.arraycopy(levels, (y + border) * side + border, inner, y * less, less);
        }
        return new Grid(less, inner);
    }

    /** The level between fields, at a place counted in fields; that of the border outside. */
    float at(double row, double column) {
        double y = Math.max(0, Math.min(side - 1, row));
        double x = Math.max(0, Math.min(side - 1, column));
        int above = (int) Math.min(side - 2, y);
        int left = (int) Math.min(side - 2, x);
        double down = y - above;
        double right = x - left;
        int i = above * side + left;
        return (float) ((1 - down) * ((1 - right) * levels[i] + right * levels[i + 1])
                + down * ((1 - right) * levels[i + side] + right * levels[i + side + 1]));
    }
}

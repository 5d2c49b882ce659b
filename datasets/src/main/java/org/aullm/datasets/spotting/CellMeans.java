package org.aullm.datasets.spotting;

import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;

/** Means over the cells of a grid of 7 x 7, rows from the top. */
public final class CellMeans {

    /** Cells across, and down. */
    public static final int GRID = 7;

    /** All of them. */
    public static final int CELLS = GRID * GRID;

    private CellMeans() {}

    /** Something that has a value at every place. */
    private interface Values {

        double at(int place);
    }

    private static double[] of(int width, int height, Values values) {
        double[] means = new double[CELLS];
        int[] counts = new int[CELLS];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int cell = row * GRID / height * GRID + column * GRID / width;
                means[cell] += values.at(row * width + column);
                counts[cell]++;
            }
        }
        for (int cell = 0; cell < CELLS; cell++) {
            means[cell] /= Math.max(1, counts[cell]);
        }
        return means;
    }

    /** Mean motion to the right in each cell, then downwards, in percent of the width. */
    public static double[] motion(Flow flow) {
        double[] right = of(flow.width(), flow.height(), place -> flow.u()[place]);
        double[] down = of(flow.width(), flow.height(), place -> flow.v()[place]);
        double[] both = new double[2 * CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            both[cell] = 100 * right[cell] / flow.width();
            both[CELLS + cell] = 100 * down[cell] / flow.width();
        }
        return both;
    }

    /** Mean length of the motion in each cell, pixels. */
    public static double[] length(Flow flow) {
        return of(flow.width(), flow.height(), place -> Math.hypot(flow.u()[place], flow.v()[place]));
    }

    /** Mean difference between two grey pictures in each cell, levels. */
    public static double[] difference(Picture first, Picture second) {
        return of(
                first.width(),
                first.height(),
                place -> Math.abs(
                        Byte.toUnsignedInt(first.pixels()[place]) - Byte.toUnsignedInt(second.pixels()[place])));
    }
}

package org.aullm.datasets.faces;

import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;

/** Means over the cells of a grid, as features of a linear classifier. */
final class Cells {

    private Cells() {}

    /** Of a picture's grey levels. */
    static double[] of(Picture picture, int side) {
        float[] levels = new float[picture.pixels().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Byte.toUnsignedInt(picture.pixels()[i]);
        }
        return of(levels, side);
    }

    /** Of both directions of a motion, one after the other. */
    static double[] of(Flow flow, int side) {
        double[] both = new double[2 * side * side];
        System.arraycopy(of(flow.u(), side), 0, both, 0, side * side);
        System.arraycopy(of(flow.v(), side), 0, both, side * side, side * side);
        return both;
    }

    /** Of a square plane whose size is a multiple of the grid's. */
    static double[] of(float[] plane, int side) {
        int size = (int) Math.round(Math.sqrt(plane.length));
        int cell = size / side;
        double[] cells = new double[side * side];
        for (int i = 0; i < plane.length; i++) {
            cells[i / size / cell * side + i % size / cell] += plane[i] / (double) (cell * cell);
        }
        return cells;
    }
}

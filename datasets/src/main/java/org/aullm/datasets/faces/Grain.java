package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** Smooth noise of several octaves over the plane: the grain of skin, hair and walls. */
final class Grain {

    private static final int CELLS = 64;

    private final float[] lattice = new float[CELLS * CELLS];

    Grain(RandomStream random) {
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) random.between(-1, 1);
        }
    }

    /** From about -1 to 1; features of the first octave are as large as a scale, each further octave half of it. */
    double at(double x, double y, double scale, int octaves) {
        double sum = 0;
        double amplitude = 0.5;
        double size = scale;
        for (int octave = 0; octave < octaves; octave++) {
            sum += amplitude * smooth(x / size + 17 * octave, y / size + 31 * octave);
            amplitude /= 2;
            size /= 2;
        }
        return sum;
    }

    private double smooth(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double fx = x - column;
        double fy = y - row;
        double sx = fx * fx * (3 - 2 * fx);
        double sy = fy * fy * (3 - 2 * fy);
        double top = value(column, row) * (1 - sx) + value(column + 1, row) * sx;
        double bottom = value(column, row + 1) * (1 - sx) + value(column + 1, row + 1) * sx;
        return top * (1 - sy) + bottom * sy;
    }

    private double value(int column, int row) {
        return lattice[Math.floorMod(row, CELLS) * CELLS + Math.floorMod(column, CELLS)];
    }
}

package org.aullm.datasets.faces;

/** A face's relief on the points of its painted skin and one point beyond, each computed once. */
final class Heights {

    private static final int ROW = Skin.SIZE + 2;

    private final float[] heights = new float[ROW * ROW];

    Heights(Person who) {
        Relief relief = new Relief(who);
        for (int row = 0; row < ROW; row++) {
            for (int column = 0; column < ROW; column++) {
                heights[row * ROW + column] = (float) relief.at(Skin.place(column - 1), Skin.place(row - 1));
            }
        }
    }

    /**
     * Brightness of a point of the skin under a light: ambient plus Lambert, 1 for skin that faces the camera in frontal
     * light.
     */
    double lit(int column, int row, Light light) {
        // Two points are one pixel apart, the unit of heights.
        double slopeX = at(column + 1, row) - at(column - 1, row);
        double slopeY = at(column, row + 1) - at(column, row - 1);
        double length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
        double lambert = (-slopeX * light.x() - slopeY * light.y() + light.z()) / length;
        return light.ambient() + (1 - light.ambient()) * Math.max(0, lambert);
    }

    /** The height in the middle of a pixel, in pixels. */
    double middle(int column, int row) {
        int c = Skin.SCALE * column;
        int r = Skin.SCALE * row;
        return (at(c, r) + at(c + 1, r) + at(c, r + 1) + at(c + 1, r + 1)) / 4;
    }

    private double at(int column, int row) {
        return heights[(row + 1) * ROW + column + 1];
    }
}

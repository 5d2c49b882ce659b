package org.aullm.datasets.faces;

import java.util.Arrays;

/** Motion and shading of the skin at one moment, on the grid of 112 x 112, and the box outside of which there is none. */
final class MotionField {

    static final int SIZE = 112;

    /** Numbers of a point: motion to the right, motion down, change of brightness. */
    static final int PARTS = 3;

    // A point's numbers lie together, because they are always wanted together.
    private final float[] values = new float[PARTS * SIZE * SIZE];

    private int left = SIZE;
    private int top = SIZE;
    private int right;
    private int bottom;

    void clear() {
        for (int row = top; row < bottom; row++) {
            Arrays.fill(values, place(left, row), place(right, row), 0);
        }
        left = SIZE;
        top = SIZE;
        right = 0;
        bottom = 0;
    }

    /** Where a point's numbers begin in {@link #values}. */
    static int place(int column, int row) {
        return PARTS * (row * SIZE + column);
    }

    float[] values() {
        return values;
    }

    /** Motion to the right at a point of the grid, pixels. */
    float right(int column, int row) {
        return values[place(column, row)];
    }

    /** Motion downwards at a point of the grid, pixels. */
    float down(int column, int row) {
        return values[place(column, row) + 1];
    }

    /** Says that something was added within a box. */
    void grow(int boxLeft, int boxTop, int boxRight, int boxBottom) {
        left = Math.min(left, boxLeft);
        top = Math.min(top, boxTop);
        right = Math.max(right, boxRight);
        bottom = Math.max(bottom, boxBottom);
    }

    /** Whether a place and its four neighbours on the grid lie where something moves. */
    boolean covers(float x, float y) {
        return x >= left && x < right - 1 && y >= top && y < bottom - 1;
    }

    /** Where skin meets skin it gives way: displacements saturate at a length. */
    void saturate(float most) {
        for (int row = top; row < bottom; row++) {
            for (int at = place(left, row); at < place(right, row); at += PARTS) {
                float squared = values[at] * values[at] + values[at + 1] * values[at + 1];
                if (squared > 0) {
                    float factor = 1 / (float) Math.sqrt(1 + squared / (most * most));
                    values[at] *= factor;
                    values[at + 1] *= factor;
                }
            }
        }
    }
}

package org.aullm.datasets.faces;

import java.util.Arrays;

/**
 * Motion and shading of the skin at one moment, on the grid of 112 x 112. It knows where something happens, so that what
 * stands still costs nothing.
 */
final class MotionField {

    static final int SIZE = 112;

    private static final int WORDS = 2;

    // Pixels, and a share of the brightness: at most a twentieth of a grey level where brightness changes by ten levels
    // a
    // pixel.
    private static final float STILL = 0.005f;
    private static final float EVEN = 0.0003f;

    private final float[] right = new float[SIZE * SIZE];
    private final float[] down = new float[SIZE * SIZE];
    private final float[] shade = new float[SIZE * SIZE];
    private final int[] from = new int[SIZE];
    private final int[] to = new int[SIZE];

    // A bit for each column, two words for each row.
    private final long[] moving = new long[WORDS * SIZE];

    MotionField() {
        Arrays.fill(from, SIZE);
    }

    void clear() {
        for (int row = 0; row < SIZE; row++) {
            if (from[row] < to[row]) {
                int first = place(from[row], row);
                int end = place(to[row], row);
                Arrays.fill(right, first, end, 0);
                Arrays.fill(down, first, end, 0);
                Arrays.fill(shade, first, end, 0);
            }
            from[row] = SIZE;
            to[row] = 0;
        }
    }

    /** Where a point of the grid is in each of the arrays. */
    static int place(int column, int row) {
        return row * SIZE + column;
    }

    /** Motion to the right, pixels, row by row. */
    float[] right() {
        return right;
    }

    /** Motion downwards, pixels, row by row. */
    float[] down() {
        return down;
    }

    /** Change of brightness as a share, row by row. */
    float[] shade() {
        return shade;
    }

    /** Motion to the right at a point of the grid, pixels. */
    float right(int column, int row) {
        return right[place(column, row)];
    }

    /** Motion downwards at a point of the grid, pixels. */
    float down(int column, int row) {
        return down[place(column, row)];
    }

    /** Says that something was added within a box. */
    void grow(int boxLeft, int boxTop, int boxRight, int boxBottom) {
        for (int row = boxTop; row < boxBottom; row++) {
            from[row] = Math.min(from[row], boxLeft);
            to[row] = Math.max(to[row], boxRight);
        }
    }

    /** Whether something happens at a place of the grid or at one of its neighbours to the right and below. */
    boolean covers(int column, int row) {
        return (moving[WORDS * row + (column >> 6)] >>> column & 1) != 0;
    }

    /** Whether something happens at a place between points of the grid. */
    boolean isOver(float x, float y) {
        return x >= 0 && y >= 0 && x < SIZE && y < SIZE && covers((int) x, (int) y);
    }

    /**
     * Says that all is added. Where skin meets skin it gives way: displacements saturate at a length.
     *
     * @param most that length, pixels; infinite if they do not
     */
    void settle(float most) {
        float share = 1 / (most * most);
        for (int row = 0; row < SIZE; row++) {
            saturate(place(from[row], row), place(to[row], row), share);
            long low = moves(row, from[row], Math.min(to[row], Long.SIZE));
            long high = moves(row, Math.max(from[row], Long.SIZE), to[row]);
            moving[WORDS * row] = low | (low >>> 1) | (high << (Long.SIZE - 1));
            // The last column has no neighbour to the right, the last row none below.
            moving[WORDS * row + 1] = (high | (high >>> 1)) & ~(1L << (SIZE - 1));
        }
        for (int word = 0; word < WORDS * (SIZE - 1); word++) {
            moving[word] |= moving[word + WORDS];
        }
        Arrays.fill(moving, WORDS * (SIZE - 1), WORDS * SIZE, 0);
    }

    private void saturate(int first, int end, float share) {
        for (int at = first; at < end; at++) {
            float factor = 1 / (float) Math.sqrt(1 + share * (right[at] * right[at] + down[at] * down[at]));
            right[at] *= factor;
            down[at] *= factor;
        }
    }

    /** A bit for each of some columns of a row, all in one word of it. */
    private long moves(int row, int first, int end) {
        long moves = 0;
        for (int column = first; column < end; column++) {
            int at = place(column, row);
            if (Math.abs(right[at]) + Math.abs(down[at]) > STILL || Math.abs(shade[at]) > EVEN) {
                moves |= 1L << column;
            }
        }
        return moves;
    }
}

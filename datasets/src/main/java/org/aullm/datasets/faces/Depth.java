package org.aullm.datasets.faces;

/** How far a face stands out, on the grid of 112 x 112, in units of 30 pixels. */
final class Depth {

    /** No face stands out further. */
    static final float MOST = 1.6f;

    private final float[] heights = new float[MotionField.SIZE * MotionField.SIZE];

    Depth(Heights relief) {
        for (int y = 0; y < MotionField.SIZE; y++) {
            for (int x = 0; x < MotionField.SIZE; x++) {
                heights[y * MotionField.SIZE + x] = (float) (relief.middle(x, y) / 30);
            }
        }
    }

    /** The depth at the nearest point of the grid. */
    float at(float x, float y) {
        // A cast rounds towards zero, which the lower bound makes the nearest; it is much faster than Math.round.
        int column = Math.max(0, Math.min(MotionField.SIZE - 1, (int) (x + 0.5f)));
        int row = Math.max(0, Math.min(MotionField.SIZE - 1, (int) (y + 0.5f)));
        return heights[row * MotionField.SIZE + column];
    }
}

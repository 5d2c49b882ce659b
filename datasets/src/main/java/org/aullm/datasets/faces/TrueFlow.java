package org.aullm.datasets.faces;

import java.nio.FloatBuffer;

/** The exact motion of the skin as a flow picture. */
final class TrueFlow {

    private TrueFlow() {}

    /**
     * Channels u to the right, v downwards and optical strain, sqrt(u_x^2 + v_y^2 + (u_y + v_x)^2 / 2), (3, 112, 112), in
     * percent of the picture's width.
     */
    static FloatBuffer channels(MotionField field) {
        int size = MotionField.SIZE;
        int area = size * size;
        float[] channels = new float[3 * area];
        float percent = 100f / size;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int at = row * size + column;
                channels[at] = percent * field.right(column, row);
                channels[area + at] = percent * field.down(column, row);
                channels[2 * area + at] = 100 * strain(field, column, row);
            }
        }
        return FloatBuffer.wrap(channels).asReadOnlyBuffer();
    }

    private static float strain(MotionField field, int column, int row) {
        int last = MotionField.SIZE - 1;
        int left = Math.max(column - 1, 0);
        int right = Math.min(column + 1, last);
        int above = Math.max(row - 1, 0);
        int below = Math.min(row + 1, last);
        float across = right - left;
        float along = below - above;
        float ux = (field.right(right, row) - field.right(left, row)) / across;
        float uy = (field.right(column, below) - field.right(column, above)) / along;
        float vx = (field.down(right, row) - field.down(left, row)) / across;
        float vy = (field.down(column, below) - field.down(column, above)) / along;
        return (float) Math.sqrt(ux * ux + vy * vy + (uy + vx) * (uy + vx) / 2);
    }
}

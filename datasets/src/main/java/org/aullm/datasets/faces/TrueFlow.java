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

    /** The same channels on a picture of another size, between the places of the grid, (3, size, size). */
    static float[] resized(FloatBuffer channels, int size) {
        int grid = MotionField.SIZE;
        float[] resized = new float[3 * size * size];
        float scale = grid / (float) size;
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    float x = Math.min(Math.max((column + 0.5f) * scale - 0.5f, 0), grid - 1);
                    float y = Math.min(Math.max((row + 0.5f) * scale - 0.5f, 0), grid - 1);
                    resized[(channel * size + row) * size + column] = between(channels, channel, x, y);
                }
            }
        }
        return resized;
    }

    private static float between(FloatBuffer channels, int channel, float x, float y) {
        int grid = MotionField.SIZE;
        int column = Math.min((int) x, grid - 2);
        int row = Math.min((int) y, grid - 2);
        float fx = x - column;
        float fy = y - row;
        int at = (channel * grid + row) * grid + column;
        float above = channels.get(at) + fx * (channels.get(at + 1) - channels.get(at));
        float below = channels.get(at + grid) + fx * (channels.get(at + grid + 1) - channels.get(at + grid));
        return above + fy * (below - above);
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

package org.aullm.datasets.flow;

import org.aullm.api.vision.Picture;

/** Numbers over a picture, (height, width) in C order. Its array is shared. */
final class Plane {

    private final int width;
    private final int height;
    private final float[] values;

    Plane(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float[] values() {
        return values;
    }

    /** A grey picture's levels, from 0 to 255. */
    static Plane of(Picture grey) {
        if (grey.channels() != 1) {
            throw new IllegalArgumentException("a grey picture was expected, not " + grey);
        }
        float[] values = new float[grey.width() * grey.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(grey.pixels()[i]);
        }
        return new Plane(grey.width(), grey.height(), values);
    }

    /** Half as wide and high, after a (1 4 6 4 1) / 16 blur so that nothing folds over. */
    Plane halved() {
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        float[] across = new float[halfWidth * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < halfWidth; column++) {
                across[row * halfWidth + column] = blurred(row * width, 1, 2 * column, width, values);
            }
        }
        float[] both = new float[halfWidth * halfHeight];
        for (int row = 0; row < halfHeight; row++) {
            for (int column = 0; column < halfWidth; column++) {
                both[row * halfWidth + column] = blurred(column, halfWidth, 2 * row, height, across);
            }
        }
        return new Plane(halfWidth, halfHeight, both);
    }

    private static float blurred(int start, int step, int at, int length, float[] from) {
        int last = length - 1;
        float centre = from[start + step * Math.min(at, last)];
        float near = from[start + step * Math.max(at - 1, 0)] + from[start + step * Math.min(at + 1, last)];
        float far = from[start + step * Math.max(at - 2, 0)] + from[start + step * Math.min(at + 2, last)];
        return (6 * centre + 4 * near + far) / 16;
    }

    /** The numbers between pixels, on another grid of the same extent, times a factor. */
    Plane stretched(int toWidth, int toHeight, float factor) {
        float[] stretched = new float[toWidth * toHeight];
        float scaleX = width / (float) toWidth;
        float scaleY = height / (float) toHeight;
        for (int row = 0; row < toHeight; row++) {
            float y = Math.min(Math.max((row + 0.5f) * scaleY - 0.5f, 0), height - 1);
            int top = (int) y;
            int bottom = Math.min(top + 1, height - 1);
            float fy = y - top;
            for (int column = 0; column < toWidth; column++) {
                float x = Math.min(Math.max((column + 0.5f) * scaleX - 0.5f, 0), width - 1);
                int left = (int) x;
                int right = Math.min(left + 1, width - 1);
                float fx = x - left;
                float above =
                        values[top * width + left] + fx * (values[top * width + right] - values[top * width + left]);
                float below = values[bottom * width + left]
                        + fx * (values[bottom * width + right] - values[bottom * width + left]);
                stretched[row * toWidth + column] = factor * (above + fy * (below - above));
            }
        }
        return new Plane(toWidth, toHeight, stretched);
    }
}

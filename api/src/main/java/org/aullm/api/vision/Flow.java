package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * Optical flow: for each pixel of a first picture how far it has moved in a second one, in pixels. Its arrays are shared,
 * not copied.
 *
 * @since 0.1.0
 */
@Experimental
public final class Flow {

    private final int width;
    private final int height;
    private final float[] u;
    private final float[] v;

    /**
     * A field.
     *
     * @param u to the right, (height, width) in C order
     * @param v downwards
     */
    public Flow(int width, int height, float[] u, float[] v) {
        if (u.length != width * height || v.length != u.length) {
            throw new IllegalArgumentException(
                    "%d and %d numbers are not a field of %d x %d".formatted(u.length, v.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.u = u;
        this.v = v;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Motion to the right, (height, width). Shared: not to be changed. */
    public float[] u() {
        return u;
    }

    /** Motion downwards, (height, width). Shared: not to be changed. */
    public float[] v() {
        return v;
    }
}

package org.aullm.datasets.flow;

import org.aullm.api.vision.Picture;

/** A picture's coarse levels, and the way back to its own grid. */
public final class Blur {

    private Blur() {}

    /** A grey picture, some times halved. */
    public static float[] coarse(Picture picture, int levels) {
        Plane plane = Plane.of(picture);
        for (int i = 0; i < levels; i++) {
            plane = plane.halved();
        }
        return plane.values();
    }

    /** Coarse numbers of a picture on its own grid again. */
    public static float[] fine(float[] coarse, Picture picture, int levels) {
        int width = picture.width();
        int height = picture.height();
        for (int i = 0; i < levels; i++) {
            width = (width + 1) / 2;
            height = (height + 1) / 2;
        }
        return new Plane(width, height, coarse)
                .stretched(picture.width(), picture.height(), 1)
                .values();
    }
}

package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * Where an aligned crop lies in a picture: a similarity. The crop's place (s, t), both from 0 to 1, is the picture's place
 * (x + a s - b t, y + b s + a t) in pixels.
 *
 * @param a the crop's width in pixels times the cosine of its turn
 * @param b the crop's width in pixels times the sine of its turn, clockwise as seen
 * @param x the crop's upper left corner
 * @param y the crop's upper left corner
 * @since 0.1.0
 */
@Experimental
public record Alignment(double a, double b, double x, double y) {

    /** The picture's place of a place in the crop. */
    public Point place(double s, double t) {
        return new Point(x + a * s - b * t, y + b * s + a * t);
    }

    /** The width of the crop in the picture, pixels. */
    public double width() {
        return Math.hypot(a, b);
    }
}

package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * An upright rectangle in a picture, in pixels.
 *
 * @param x its left edge
 * @param y its upper edge
 * @param width to the right
 * @param height downwards
 * @since 0.1.0
 */
@Experimental
public record Box(double x, double y, double width, double height) {

    /** The share of both boxes' area that they have in common, from 0 to 1. */
    public double overlap(Box other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double along = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double common = Math.max(0, across) * Math.max(0, along);
        return common == 0 ? 0 : common / (width * height + other.width * other.height - common);
    }
}

package org.aullm.api.vision;

import org.aullm.api.Experimental;

/**
 * A place in a picture.
 *
 * @param x to the right, pixels
 * @param y downwards, pixels
 * @since 0.1.0
 */
@Experimental
public record Point(double x, double y) {}

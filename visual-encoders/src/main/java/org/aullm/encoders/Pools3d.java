package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** Pooling of (batch, channels, time, height, width). */
final class Pools3d {

    private Pools3d() {}

    /** The largest value of each whole window; windows lie side by side, what is left over is ignored. */
    static NDArray max(NDArray x, int time, int side) {
        Shape window = new Shape(time, side, side);
        return Pool.maxPool3d(x, window, window, new Shape(0, 0, 0), false);
    }

    /** The largest value of each window, whose border may lie outside by {@code padding}. */
    static NDArray max(NDArray x, Shape window, Shape stride, Shape padding) {
        return Pool.maxPool3d(x, window, stride, padding, false);
    }
}

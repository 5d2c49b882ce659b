package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** Pooling over square windows of (batch, channels, height, width). What does not fill a window is left out. */
final class Pools {

    private Pools() {}

    /** The largest value of each window, stride = size. */
    static NDArray max(NDArray x, int size, int padding) {
        return Pool.maxPool2d(x, square(size), square(size), square(padding), false);
    }

    /** The mean of each window, stride = size. */
    static NDArray average(NDArray x, int size) {
        return Pool.avgPool2d(x, square(size), square(size), square(0), false, true);
    }

    private static Shape square(int size) {
        return new Shape(size, size);
    }
}

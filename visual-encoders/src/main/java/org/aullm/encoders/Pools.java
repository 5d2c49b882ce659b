package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** Pooling of (batch, channels, height, width) over square windows that lie side by side. */
final class Pools {

    private static final Shape NONE = new Shape(0, 0);

    private Pools() {}

    /** The largest value of each whole window: n rows become n / size, what is left over is ignored. */
    static NDArray max(NDArray x, int size) {
        return Pool.maxPool2d(x, square(size), square(size), NONE, false);
    }

    /**
     * The largest value of each 3 x 3 window, where the border may cut windows: n rows become n / 3, rounded up. As
     * MATLAB's {@code same}, which shares the missing rows between the two sides, the odd one at the end.
     */
    static NDArray maxSame3(NDArray x) {
        Shape padding = new Shape(
                missingBefore(x.getShape().get(2)), missingBefore(x.getShape().get(3)));
        return Pool.maxPool2d(x, square(3), square(3), padding, true);
    }

    private static long missingBefore(long size) {
        return size % 3 == 1 ? 1 : 0; // two are missing: one on each side
    }

    /** The mean of each whole window. */
    static NDArray average(NDArray x, int size) {
        return Pool.avgPool2d(x, square(size), square(size), NONE, false, true);
    }

    private static Shape square(int size) {
        return new Shape(size, size);
    }
}

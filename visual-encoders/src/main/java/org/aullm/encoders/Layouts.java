package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** How pictures lie in memory, which no result depends on but rounding. */
final class Layouts {

    private Layouts() {}

    /**
     * The same (batch, channels, height, width) with the channels of a pixel next to each other. The engine knows the
     * layout by its strides and keeps it from layer to layer; in it, convolution need not rearrange its input on every
     * call, and pooling works on whole vectors.
     */
    static NDArray channelsLast(NDArray x) {
        Shape shape = x.getShape();
        // Flattening what is not in order is what copies; a transposition alone only changes the strides.
        return x.transpose(0, 2, 3, 1)
                .flatten()
                .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))
                .transpose(0, 3, 1, 2);
    }
}

package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.Mode;
import org.aullm.tensor.nn.Dropout;

/** Dropout of whole channels (Tompson et al., 2015): neighbours in a map say much the same, so they fall together. */
final class ChannelDropout {

    private final Dropout dropout;

    ChannelDropout(double rate) {
        dropout = new Dropout(rate);
    }

    /** Takes (batch, channels, height, width). */
    NDArray apply(NDArray x, Mode mode) {
        if (mode == Mode.EVAL) {
            return x;
        }
        Shape channels = new Shape(x.getShape().get(0), x.getShape().get(1), 1, 1);
        return x.mul(dropout.apply(x.getManager().ones(channels, x.getDataType()), mode));
    }
}

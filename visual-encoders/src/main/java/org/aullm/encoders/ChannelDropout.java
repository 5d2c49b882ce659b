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

    /** Takes (batch, channels, ...). */
    NDArray apply(NDArray x, Mode mode) {
        if (mode == Mode.EVAL) {
            return x;
        }
        long[] channels = x.getShape().getShape().clone();
        java.util.Arrays.fill(channels, 2, channels.length, 1);
        return x.mul(dropout.apply(x.getManager().ones(new Shape(channels), x.getDataType()), mode));
    }
}

package org.aullm.tensor.nn;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;

/**
 * Dropout: in TRAIN each value is zero with probability {@code rate}, the others are scaled up to keep the mean.
 *
 * @since 0.1.0
 */
public final class Dropout {

    private final float rate;

    public Dropout(double rate) {
        this.rate = (float) rate;
    }

    /** Takes any shape. Draws from the engine's generator in TRAIN. */
    public NDArray apply(NDArray x, Mode mode) {
        return rate == 0 || mode == Mode.EVAL
                ? x
                : ai.djl.nn.norm.Dropout.dropout(x, rate, true).singletonOrThrow();
    }
}

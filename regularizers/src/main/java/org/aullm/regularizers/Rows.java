package org.aullm.regularizers;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/** Rearranges a batch. */
final class Rows {

    private Rows() {}

    /** Every row in the place {@code shift} before it, the first ones behind the last: each is used once. */
    static NDArray turned(NDArray x, int shift) {
        return Ops.concat(0, Ops.slice(x, 0, shift, x.getShape().get(0)), Ops.slice(x, 0, 0, shift));
    }
}

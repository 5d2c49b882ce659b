package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/** Bends numbers towards a limit: {@code cap * tanh(x / cap)} (Gemma 2, arXiv 2408.00118). */
final class SoftCap {

    private SoftCap() {}

    /** Any shape. */
    static NDArray apply(NDArray x, double cap) {
        return Ops.scale(Ops.scale(x, 1 / cap).tanh(), cap);
    }
}

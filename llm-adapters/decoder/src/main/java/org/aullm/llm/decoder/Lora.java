package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.nn.Dropout;

/**
 * Adds {@code scale B A x} to a projection (Hu et al., LoRA, 2021). Dropout draws once per row: for the shared prefix, once
 * for the whole batch.
 *
 * @param a (rank, in)
 * @param b (out, rank)
 */
record Lora(NDArray a, NDArray b, double scale, Dropout dropout) implements Adapter {

    @Override
    public NDArray apply(NDArray x, Projection.Part part, Mode mode) {
        return part.plain(x).add(change(dropout.apply(x, mode), part));
    }

    /** What is added, for inputs from which some were dropped. */
    NDArray change(NDArray x, Projection.Part part) {
        NDArray narrow = x.matMul(a.transpose());
        return Ops.scale(narrow, scale).matMul(part.cut(b).transpose());
    }
}

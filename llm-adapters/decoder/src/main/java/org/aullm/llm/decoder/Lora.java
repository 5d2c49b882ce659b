package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.kernel.Kernels;
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
        NDArray narrow = narrow(dropout.apply(x, mode));
        return Kernels.addProduct(part.plain(x), narrow, part.cut(b), scale);
    }

    /** What is added, for inputs from which some were dropped. */
    NDArray change(NDArray x, Projection.Part part) {
        return Ops.scale(narrow(x), scale).matMul(part.cut(b).transpose());
    }

    private NDArray narrow(NDArray x) {
        return x.matMul(a.transpose());
    }
}

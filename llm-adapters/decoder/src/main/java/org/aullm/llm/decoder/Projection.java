package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.core.Linear;
import java.util.Optional;
import org.aullm.api.Mode;

/**
 * {@code y = x W^T}, with a bias where the family has one and an adapter where there is one.
 *
 * @param weight (out, in)
 * @param bias (out)
 */
record Projection(NDArray weight, Optional<NDArray> bias, Optional<Lora> lora) {

    /** (rows, in) to (rows, out). */
    NDArray apply(NDArray x, Mode mode) {
        NDList linear = bias.isPresent() ? Linear.linear(x, weight, bias.get()) : Linear.linear(x, weight);
        NDArray y = linear.singletonOrThrow();
        return lora.isPresent() ? y.add(lora.get().apply(x, mode)) : y;
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;

/**
 * {@code y = x W^T}, with a bias where the family has one and an adapter where there is one.
 *
 * @param weight (out, in)
 * @param bias (out)
 * @param compute how the product is computed
 */
record Projection(NDArray weight, Optional<NDArray> bias, Optional<Adapter> adapter, Compute compute) {

    /** (rows, in) to (rows, out). */
    NDArray apply(NDArray x, Mode mode) {
        return whole().apply(x, mode);
    }

    /** All of its outputs. */
    Part whole() {
        return new Part(this, 0, (int) weight.getShape().get(0));
    }

    /** Some of its outputs, as a projection of their own. */
    Part part(int from, int to) {
        return new Part(this, from, to);
    }

    /**
     * Some outputs of a projection. What they need is cut out anew on each call, so that gradients find their way.
     *
     * @param from the first
     * @param to one past the last
     */
    record Part(Projection projection, int from, int to) {

        /** (rows, in) to (rows, {@code to - from}). */
        NDArray apply(NDArray x, Mode mode) {
            return projection.adapter.isPresent() ? projection.adapter.get().apply(x, this, mode) : plain(x);
        }

        /** Without the adapter. */
        NDArray plain(NDArray x) {
            if (projection.bias.isPresent() && projection.compute == Compute.FLOAT32) {
                return Linear.linear(x, weight(), cut(projection.bias.get())).singletonOrThrow();
            }
            return biased(product(x));
        }

        /** Without adapter and bias. */
        NDArray product(NDArray x) {
            return projection.compute.product(x, weight());
        }

        /** With the bias, if there is one. */
        NDArray biased(NDArray y) {
            return projection.bias.isPresent() ? y.add(cut(projection.bias.get())) : y;
        }

        /** (out, in), these outputs only. */
        NDArray weight() {
            return cut(projection.weight);
        }

        /** These outputs' rows of an array whose first axis is the outputs. */
        NDArray cut(NDArray array) {
            return to - from == array.getShape().get(0) ? array : Ops.slice(array, 0, from, to);
        }
    }
}

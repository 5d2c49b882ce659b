package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.tensor.Weights;

/**
 * Makes projections: the checkpoint's weights, and adapters where they are wanted.
 *
 * @param base the language model's own weights
 * @param adapters makes adapters; empty for none
 * @param weights where adapters are listed
 * @param compute how products with the model's own weights are computed
 */
record Projections(BaseWeights base, Optional<Adapters> adapters, Weights weights, Compute compute) {

    Projection of(String path, String name, int in, int out, boolean bias) {
        NDArray weight = base.matrix(path + name + ".weight", out, in);
        return new Projection(
                weight,
                bias ? Optional.of(base.bias(path + name + ".bias", out)) : Optional.empty(),
                adapters.flatMap(maker -> maker.of(weights, path, name, weight)),
                compute);
    }
}

package org.aullm.llm.decoder;

import java.util.Optional;
import org.aullm.tensor.Weights;

/**
 * Makes projections: the checkpoint's weights, and adapters where they are wanted.
 *
 * @param base the language model's own weights
 * @param lora settings of the adapters; empty for none
 * @param weights where adapters are made
 */
record Projections(BaseWeights base, Optional<LoraSettings> lora, Weights weights) {

    Projection of(String path, String name, int in, int out, boolean bias) {
        return new Projection(
                base.matrix(path + name + ".weight", out, in),
                bias ? Optional.of(base.bias(path + name + ".bias", out)) : Optional.empty(),
                lora.filter(settings -> settings.targets().contains(name))
                        .map(settings -> Lora.of(weights.in(path + name), settings, in, out)));
    }
}

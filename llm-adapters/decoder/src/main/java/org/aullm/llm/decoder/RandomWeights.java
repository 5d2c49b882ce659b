package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Weights;

/**
 * Weights drawn from the seed. Projections keep the variance of their input; those that write to the residual stream are
 * smaller by the square root of their number (Radford et al., GPT-2, 2019), so that depth does not make it grow.
 */
record RandomWeights(Weights weights, int layers) implements TiedWeights {

    @Override
    public NDArray embedding(String name, long vocabulary, long hidden) {
        return weights.normal(name, 1, vocabulary, hidden);
    }

    @Override
    public NDArray matrix(String name, long out, long in) {
        boolean residual = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        return weights.normal(name, 1 / Math.sqrt(residual ? in * 2.0 * layers : in), out, in);
    }

    @Override
    public NDArray gain(String name, long width) {
        return weights.constant(name, 1, width);
    }

    @Override
    public NDArray bias(String name, long width) {
        return weights.constant(name, 0, width);
    }
}

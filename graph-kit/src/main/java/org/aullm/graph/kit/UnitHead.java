package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Weights;

/** The graph's own judgement: for each unit a linear function of its node. */
final class UnitHead {

    private final NDArray weight;
    private final NDArray bias;

    UnitHead(Weights weights, int units, int hidden) {
        this.weight = weights.uniform("weight", 1 / Math.sqrt(hidden), units, hidden);
        this.bias = weights.constant("bias", 0, units);
    }

    /** Takes (batch, units, hidden), gives (batch, units) logits. */
    NDArray apply(NDArray nodes) {
        return nodes.mul(weight).sum(new int[] {2}).add(bias);
    }
}

package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/** Sums the graph up: for each token a learned query attends over the nodes, and a linear map makes a word of it. */
final class InstructionTokens {

    private final int count;
    private final double scale;
    private final NDArray query;
    private final Linear map;
    private final LayerNorm norm;

    InstructionTokens(Weights weights, int count, int hidden, TokenSpec tokens) {
        this.count = count;
        this.scale = 1 / Math.sqrt(hidden);
        this.query = weights.normal("query", 1, hidden, count);
        this.map = Linear.of(weights, "map", hidden, tokens.width());
        this.norm = LayerNorm.of(weights, "norm", tokens.width(), tokens.scale());
    }

    int count() {
        return count;
    }

    /** Takes (batch, units, hidden), gives (batch, count, width). */
    SoftTokens of(NDArray nodes) {
        NDArray shares = Ops.scale(nodes.matMul(query), scale).softmax(1);
        return new SoftTokens(norm.apply(map.apply(shares.transpose(0, 2, 1).matMul(nodes))));
    }
}

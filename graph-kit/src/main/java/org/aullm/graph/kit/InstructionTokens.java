package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Options;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * Sums the graph up in words: for each token a learned query attends over the nodes, or all tokens are made of the mean
 * node, or each node becomes a token; a linear map gives it the width of a word, a norm the size of one.
 */
final class InstructionTokens {

    private final String pooling;
    private final int count;
    private final int width;
    private final double scale;
    private final Optional<NDArray> query;
    private final Linear map;
    private final LayerNorm norm;

    InstructionTokens(Weights weights, Options options, int units, TokenSpec tokens) {
        int hidden = options.get(GraphOptions.HIDDEN);
        this.pooling = options.get(GraphOptions.POOLING);
        this.count = count(options, units);
        this.width = tokens.width();
        this.scale = 1 / Math.sqrt(hidden);
        this.query = pooling.equals(GraphOptions.ATTENTION)
                ? Optional.of(weights.normal("query", 1, hidden, count))
                : Optional.empty();
        this.map = Linear.of(weights, "map", hidden, pooling.equals(GraphOptions.MEAN) ? count * width : width);
        this.norm = LayerNorm.of(weights, "norm", width, tokens.scale());
    }

    static int count(Options options, int units) {
        return options.get(GraphOptions.POOLING).equals(GraphOptions.UNITS)
                ? units
                : options.get(GraphOptions.INSTRUCTION_TOKENS);
    }

    int count() {
        return count;
    }

    /** Takes (batch, units, hidden), gives (batch, count, width). */
    SoftTokens of(NDArray nodes) {
        return new SoftTokens(norm.apply(map.apply(pooled(nodes)).reshape(-1, count, width)));
    }

    private NDArray pooled(NDArray nodes) {
        if (query.isPresent()) {
            return shares(nodes, query.get()).matMul(nodes);
        }
        return pooling.equals(GraphOptions.MEAN) ? Ops.mean(nodes, 1) : nodes;
    }

    /** How much each node counts for each token, (batch, count, units), every row summing to 1; if attention decides. */
    List<NDArray> shares(NDArray nodes) {
        return query.map(asks -> shares(nodes, asks)).stream().toList();
    }

    private NDArray shares(NDArray nodes, NDArray asks) {
        return Ops.scale(nodes.matMul(asks), scale).softmax(1).transpose(0, 2, 1);
    }
}

package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Rounds;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * One layer of a transformer encoder, norms first. With x = norm(h) and B the edges' bias:
 *
 * <pre>a = softmax(Q x (K x)^T / sqrt(d / heads) + B),  g = h + dropout(O (a V x)),
 * h' = g + dropout(W2 gelu(W1 norm(g)))</pre>
 *
 * <p>(4 + 2 f) d^2 + (8 + f) d parameters for a hidden width d and a perceptron f times as wide; keys have no bias.
 */
final class TransformerRound implements Rounds.Round {

    private final int units;
    private final int heads;
    private final int headWidth;
    private final LayerNorm before;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;
    private final LayerNorm between;
    private final Linear wide;
    private final Linear narrow;
    private final Dropout dropout;

    TransformerRound(Build build, Weights weights, int units) {
        Options options = build.options();
        int hidden = options.get(GraphOptions.HIDDEN);
        int inner = hidden * options.get(AuTransformerProvider.FEED_FORWARD);
        this.units = units;
        this.heads = options.get(GraphOptions.HEADS);
        this.headWidth = hidden / heads;
        this.before = LayerNorm.of(weights, "norm1", hidden, 1);
        this.query = Linear.of(weights, "query", hidden, hidden);
        this.key = Linear.withoutBias(weights, "key", hidden, hidden);
        this.value = Linear.of(weights, "value", hidden, hidden);
        this.out = Linear.of(weights, "out", hidden, hidden);
        this.between = LayerNorm.of(weights, "norm2", hidden, 1);
        this.wide = Linear.of(weights, "wide", hidden, inner);
        this.narrow = Linear.of(weights, "narrow", inner, hidden);
        this.dropout = new Dropout(options.get(GraphOptions.DROPOUT));
    }

    @Override
    public NDArray exchange(NDArray nodes, NDArray bias, Mode mode) {
        NDArray x = before.apply(nodes);
        NDArray heard = attend(x, bias).matMul(split(value.apply(x)));
        NDArray joined = heard.transpose(0, 2, 1, 3).reshape(-1, units, (long) heads * headWidth);
        NDArray attended = nodes.add(dropout.apply(out.apply(joined), mode));
        NDArray thought = narrow.apply(Activation.gelu(wide.apply(between.apply(attended))));
        return attended.add(dropout.apply(thought, mode));
    }

    @Override
    public NDArray attention(NDArray nodes, NDArray bias) {
        return attend(before.apply(nodes), bias);
    }

    private NDArray attend(NDArray x, NDArray bias) {
        NDArray queries = split(query.apply(x));
        NDArray keys = split(key.apply(x)).transpose(0, 1, 3, 2);
        return Ops.scale(queries.matMul(keys), 1 / Math.sqrt(headWidth))
                .add(bias)
                .softmax(3);
    }

    private NDArray split(NDArray x) {
        return x.reshape(-1, units, heads, headWidth).transpose(0, 2, 1, 3);
    }
}

package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.Mode;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Relation;
import org.aullm.graph.kit.Rounds;
import org.aullm.graph.kit.Structure;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * One round of messages: attention over related units, with a value matrix for each kind of relation. With x = norm(h)
 * and K the kinds:
 *
 * <pre>a = softmax(Q x (K x)^T / sqrt(d) + edges),  h' = h + dropout(gelu(sum over k in K of (a * mask_k) V_k x))</pre>
 *
 * <p>All kinds share one softmax, so that a unit weighs its friends against its foes and itself (as ARGAT in Busbridge
 * et al., 2019). The norm comes first: the sum of residuals then stays open to the gradient. A round has 2 d^2 + 3 d
 * parameters (norm, query, key) and d^2 for each kind that occurs, d being the hidden width.
 */
final class RelationLayer implements Rounds.Round {

    /** A kind of edge: its mask, (units, units), and what its messages are made with. */
    private record Channel(NDArray mask, Linear value) {}

    private final int units;
    private final int heads;
    private final int headWidth;
    private final LayerNorm norm;
    private final Linear query;
    private final Linear key;
    private final List<Channel> channels = new ArrayList<>();
    private final Dropout dropout;

    RelationLayer(Build build, Weights weights, Structure structure) {
        Options options = build.options();
        int hidden = options.get(GraphOptions.HIDDEN);
        this.units = structure.units().size();
        this.heads = options.get(GraphOptions.HEADS);
        this.headWidth = hidden / heads;
        this.norm = LayerNorm.of(weights, "norm", hidden, 1);
        this.query = Linear.of(weights, "query", hidden, hidden);
        // A key's bias would move all logits of a row alike.
        this.key = Linear.withoutBias(weights, "key", hidden, hidden);
        this.dropout = new Dropout(options.get(GraphOptions.DROPOUT));
        if (options.get(RaugnnProvider.RELATION_KINDS)) {
            add(build, weights, "self", structure.self(), hidden);
            for (Relation.Kind kind : Relation.Kind.values()) {
                if (structure.count(kind) > 0) {
                    add(
                            build,
                            weights,
                            kind.name().toLowerCase(java.util.Locale.ROOT),
                            structure.related(kind),
                            hidden);
                }
            }
        } else {
            double[] everything = new double[units * units];
            java.util.Arrays.fill(everything, 1);
            add(build, weights, "value", everything, hidden);
        }
    }

    private void add(Build build, Weights weights, String name, double[] mask, int hidden) {
        channels.add(new Channel(
                Arrays.owned(build.manager(), mask, build.precision(), units, units),
                Linear.withoutBias(weights, name, hidden, hidden)));
    }

    /**
     * Takes nodes, (batch, units, hidden), and gives as many.
     *
     * @param edges what is added to attention logits, (units, units)
     */
    @Override
    public NDArray exchange(NDArray nodes, NDArray edges, Mode mode) {
        NDArray x = norm.apply(nodes);
        NDArray attention = attend(x, edges);
        NDArray messages = message(channels.get(0), attention, x);
        for (Channel channel : channels.subList(1, channels.size())) {
            messages = messages.add(message(channel, attention, x));
        }
        NDArray joined = messages.transpose(0, 2, 1, 3).reshape(-1, units, (long) heads * headWidth);
        return nodes.add(dropout.apply(Activation.gelu(joined), mode));
    }

    /** How much each unit listens to each, (batch, heads, units, units); every row sums to 1. */
    @Override
    public NDArray attention(NDArray nodes, NDArray edges) {
        return attend(norm.apply(nodes), edges);
    }

    private NDArray attend(NDArray x, NDArray edges) {
        NDArray queries = split(query.apply(x));
        NDArray keys = split(key.apply(x)).transpose(0, 1, 3, 2);
        return Ops.scale(queries.matMul(keys), 1 / Math.sqrt(headWidth))
                .add(edges)
                .softmax(3);
    }

    private NDArray message(Channel channel, NDArray attention, NDArray x) {
        return attention.mul(channel.mask()).matMul(split(channel.value().apply(x)));
    }

    private NDArray split(NDArray x) {
        return x.reshape(-1, units, heads, headWidth).transpose(0, 2, 1, 3);
    }
}

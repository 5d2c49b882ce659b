package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Rounds;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * One round of graph attention. With z = norm(h) W cut into heads, N(i) the units related to i and i itself, and || for
 * heads side by side:
 *
 * <pre>a_ij = softmax over j in N(i) of leakyRelu(l . z_i + r . z_j),  h'_i = h_i + dropout(|| elu(sum over j of a_ij z_j))</pre>
 *
 * <p>d^2 + 4 d parameters for a hidden width d, however many heads; the slope of leakyRelu below 0 is 0.2. Velickovic et
 * al. have no norm and average the last round's heads: we keep them side by side, and add norm and residual, as in every
 * graph here.
 */
final class GatRound implements Rounds.Round {

    private static final float SLOPE = 0.2f;
    private static final float ELU = 1;

    private final int units;
    private final int heads;
    private final int headWidth;
    private final LayerNorm norm;
    private final Linear value;
    private final NDArray listener;
    private final NDArray speaker;
    private final Dropout dropout;

    GatRound(Build build, Weights weights, int units) {
        Options options = build.options();
        int hidden = options.get(GraphOptions.HIDDEN);
        this.units = units;
        this.heads = options.get(GraphOptions.HEADS);
        this.headWidth = hidden / heads;
        this.norm = LayerNorm.of(weights, "norm", hidden, 1);
        this.value = Linear.withoutBias(weights, "value", hidden, hidden);
        double bound = 1 / Math.sqrt(headWidth);
        this.listener = weights.uniform("listener", bound, heads, headWidth, 1);
        this.speaker = weights.uniform("speaker", bound, heads, headWidth, 1);
        this.dropout = new Dropout(options.get(GraphOptions.DROPOUT));
    }

    @Override
    public NDArray exchange(NDArray nodes, NDArray edges, Mode mode) {
        NDArray z = split(nodes);
        NDArray heard = Activation.elu(attend(z, edges).matMul(z), ELU);
        NDArray joined = heard.transpose(0, 2, 1, 3).reshape(-1, units, (long) heads * headWidth);
        return nodes.add(dropout.apply(joined, mode));
    }

    @Override
    public NDArray attention(NDArray nodes, NDArray edges) {
        return attend(split(nodes), edges);
    }

    /** (batch, heads, units, head width). */
    private NDArray split(NDArray nodes) {
        return value.apply(norm.apply(nodes))
                .reshape(-1, units, heads, headWidth)
                .transpose(0, 2, 1, 3);
    }

    /** (batch, heads, units, units). */
    private NDArray attend(NDArray z, NDArray edges) {
        NDArray logits = z.matMul(listener).add(z.matMul(speaker).transpose(0, 1, 3, 2));
        return Activation.leakyRelu(logits, SLOPE).add(edges).softmax(3);
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Ops;

/** One layer: attention and feed-forward part, each after a normalisation and added to its input. */
final class DecoderLayer {

    private final RmsNorm beforeAttention;
    private final Attention attention;
    private final RmsNorm beforeFeedForward;
    private final FeedForward feedForward;

    DecoderLayer(Architecture architecture, Projections projections, int layer) {
        String path = "model.layers." + layer + ".";
        BaseWeights base = projections.base();
        int hidden = architecture.hidden();
        double epsilon = architecture.epsilon();
        this.beforeAttention = new RmsNorm(base.gain(path + "input_layernorm.weight", hidden), epsilon);
        this.attention = new Attention(architecture, projections, layer);
        this.beforeFeedForward = new RmsNorm(base.gain(path + "post_attention_layernorm.weight", hidden), epsilon);
        this.feedForward = new FeedForward(architecture, projections, layer);
    }

    /** (rows, hidden) to the same shape. */
    NDArray all(NDArray x, Pass pass) {
        NDArray attended = x.add(attention.all(beforeAttention.apply(x), pass));
        return attended.add(feedForward.apply(beforeFeedForward.apply(attended), pass.mode()));
    }

    /** (rows, hidden) to the last row of each sequence, (batch, hidden). */
    NDArray last(NDArray x, Pass pass) {
        NDArray normed = beforeAttention.apply(x);
        NDArray attended =
                lastRows(x, pass.layout()).add(attention.last(normed, lastRows(normed, pass.layout()), pass));
        return attended.add(feedForward.apply(beforeFeedForward.apply(attended), pass.mode()));
    }

    /** The last row of each sequence. */
    static NDArray lastRows(NDArray rows, Layout layout) {
        long hidden = rows.getShape().get(1);
        NDArray suffixes = layout.prefix() == 0 ? rows : Ops.slice(rows, 0, layout.prefix(), layout.rows());
        if (layout.suffix() == 1) {
            return suffixes;
        }
        NDArray sequences = suffixes.reshape(layout.batch(), layout.suffix(), hidden);
        return Ops.slice(sequences, 1, layout.suffix() - 1, layout.suffix()).reshape(layout.batch(), hidden);
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * One layer: attention and feed-forward part, each after a normalisation and added to its input; in some families what is
 * added is normalised too.
 */
final class DecoderLayer {

    private final RmsNorm beforeAttention;
    private final Attention attention;
    private final Optional<RmsNorm> afterAttention;
    private final RmsNorm beforeFeedForward;
    private final FeedForward feedForward;
    private final Optional<RmsNorm> afterFeedForward;

    DecoderLayer(Architecture architecture, Projections projections, int layer) {
        String path = "model.layers." + layer + ".";
        BaseWeights base = projections.base();
        int hidden = architecture.hidden();
        // Gemma's post_attention_layernorm stands where its name says, everybody else's before the feed-forward part.
        boolean after = architecture.traits().norms().after();
        String second = after ? "pre_feedforward_layernorm" : "post_attention_layernorm";
        this.beforeAttention = RmsNorm.of(base, path + "input_layernorm", hidden, architecture);
        this.attention = new Attention(architecture, projections, layer);
        this.afterAttention = after
                ? Optional.of(RmsNorm.of(base, path + "post_attention_layernorm", hidden, architecture))
                : Optional.empty();
        this.beforeFeedForward = RmsNorm.of(base, path + second, hidden, architecture);
        this.feedForward = new FeedForward(architecture, projections, layer);
        this.afterFeedForward = after
                ? Optional.of(RmsNorm.of(base, path + "post_feedforward_layernorm", hidden, architecture))
                : Optional.empty();
    }

    /** (rows, hidden) to the same shape. */
    NDArray all(NDArray x, Pass pass) {
        return fed(plus(x, attention.all(beforeAttention.apply(x), pass), afterAttention), pass);
    }

    /** (rows, hidden) to the rows at each sequence's answers, (batch * answers, hidden). */
    NDArray answers(NDArray x, Pass pass) {
        NDArray normed = beforeAttention.apply(x);
        NDArray attended = attention.answers(normed, pass.answers(normed), pass);
        return fed(plus(pass.answers(x), attended, afterAttention), pass);
    }

    private NDArray fed(NDArray attended, Pass pass) {
        NDArray result = feedForward.apply(beforeFeedForward.apply(attended), pass.mode());
        return plus(attended, result, afterFeedForward);
    }

    private static NDArray plus(NDArray x, NDArray change, Optional<RmsNorm> norm) {
        return x.add(norm.isPresent() ? norm.get().apply(change) : change);
    }
}

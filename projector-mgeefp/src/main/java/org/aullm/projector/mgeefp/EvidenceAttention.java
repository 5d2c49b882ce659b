package org.aullm.projector.mgeefp;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.FeatureSpec;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * Attention of each content token's query over all pieces of evidence, in several heads. Evidence is its own key and
 * value: a key matrix would add nothing that the query's cannot do.
 */
final class EvidenceAttention {

    private final int evidence;
    private final int heads;
    private final int headWidth;
    private final int tokens;
    private final Optional<Linear> asked;
    private final NDArray fixed;

    EvidenceAttention(Build build, Weights weights, FeatureSpec features, int evidence, int bottleneck) {
        Options options = build.options();
        this.evidence = evidence;
        this.heads = options.get(MgeEfpProvider.HEADS);
        this.headWidth = bottleneck / heads;
        this.tokens = options.get(MgeEfpProvider.CONTENT_TOKENS);
        String query = options.get(MgeEfpProvider.QUERY);
        this.asked = query.equals("high")
                ? Optional.of(Linear.of(weights, "query", features.high(), heads * headWidth * tokens))
                : Optional.empty();
        // Without a query all logits are equal, and attention is the mean.
        this.fixed = query.equals("learned")
                ? weights.normal("query", 1, heads, headWidth, tokens)
                : Arrays.owned(
                        build.manager(),
                        new double[heads * headWidth * tokens],
                        build.precision(),
                        heads,
                        headWidth,
                        tokens);
    }

    /** Takes (batch, evidence, bottleneck) and (batch, high), gives (batch, tokens, bottleneck). */
    NDArray read(NDArray pieces, NDArray high) {
        NDArray split = split(pieces);
        NDArray read = softmax(split, high).transpose(0, 1, 3, 2).matMul(split);
        return read.transpose(0, 2, 1, 3).reshape(-1, tokens, (long) heads * headWidth);
    }

    /** How much each piece of evidence counts for each token, as the mean over heads: (batch, tokens, evidence). */
    NDArray weights(NDArray pieces, NDArray high) {
        return Ops.mean(softmax(split(pieces), high), 1).transpose(0, 2, 1);
    }

    private NDArray split(NDArray pieces) {
        return pieces.reshape(-1, evidence, heads, headWidth).transpose(0, 2, 1, 3);
    }

    /** (batch, heads, evidence, tokens), where every column over the evidence sums to 1. */
    private NDArray softmax(NDArray split, NDArray high) {
        NDArray query = asked.isPresent() ? asked.get().apply(high).reshape(-1, heads, headWidth, tokens) : fixed;
        return Ops.scale(split.matMul(query), 1 / Math.sqrt(headWidth)).softmax(2);
    }
}

package org.aullm.projector.mgeefp;

import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code mge-efp}. */
public final class MgeEfpProvider implements ProjectorProvider {

    static final Option<List<Integer>> GRIDS = Option.integers(
                    "grids", "side lengths of the grids at which the mid-level map is pooled; 0 is the map as it is")
            .orElse(List.of(1, 3, 0));

    static final Option<String> QUERY = Option.choice(
                    "query",
                    "what asks for evidence: the high-level vector, a learned vector, or nothing (a plain mean)",
                    "high",
                    "learned",
                    "none")
            .orElse("high");

    static final Option<Integer> HEADS = Option.integer("heads", "regions that one content token can look at at once")
            .atLeast(1)
            .orElse(4);

    static final Option<Boolean> GATE = Option.flag(
                    "gate", "weigh evidence against the high level by a learned gate; without it, half and half")
            .orElse(true);

    // 128: twice the channels of the mid-level map, so that nothing is lost on the way in, at a few hundred thousand
    // weights in all. Some hundred clips do not carry more.
    static final Option<Integer> BOTTLENECK = Option.integer(
                    "bottleneck", "width of everything before the token; 0 for no bottleneck: as wide as the token")
            .atLeast(0)
            .orElse(128);

    // AU-LLM's rate.
    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of hidden values dropped in training")
            .between(0, 0.95)
            .orElse(0.3);

    static final Option<Integer> CONTENT_TOKENS = Option.integer("content-tokens", "content tokens per clip")
            .atLeast(1)
            .orElse(1);

    static final Option<Boolean> TOKEN_NORM = Option.flag(
                    "token-norm", "normalise each token to the size of the language model's word embeddings")
            .orElse(true);

    @Override
    public String id() {
        return "mge-efp";
    }

    @Override
    public String summary() {
        return "AULLM++'s projector: mid-level evidence at several granularities, fused with the high level.";
    }

    @Override
    public String source() {
        return "AULLM++ (arXiv 2603.08387), abstract; its equations are not public, this form is our proposal";
    }

    @Override
    public String details() {
        return """
                The paper names the parts, its equations are not public: this is our proposal. The mid-level map is
                averaged over the cells of every grid at every time step, which gives k pieces of evidence e; m is
                what attention reads of them, h the projected high-level vector, both as wide as the bottleneck. For
                each content token:

                ```text
                e = C cell + place                             evidence: a linear map of a cell's mean, and what is learned of its place
                m = sum over k of softmax(q . e_k / sqrt(d)) e_k      in several heads; q from the high-level vector, or learned
                g = sigmoid(G [m; h])                          the gate between the levels
                token = norm(W2 dropout(gelu(W1 (g * m + (1 - g) * h))))
                ```

                Each part is an option, so that the ablations are rows of a study. The weights of evidence over
                space and time are kept for reports.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(GRIDS, QUERY, HEADS, GATE, BOTTLENECK, DROPOUT, CONTENT_TOKENS, TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        Grids.of(options.get(GRIDS), features.height(), features.width());
        requireEvenHeads(options, options.get(BOTTLENECK), "a bottleneck");
        return options.get(CONTENT_TOKENS);
    }

    /** The width of everything before the token. */
    static int bottleneck(Options options, TokenSpec tokens) {
        return options.get(BOTTLENECK) == 0 ? tokens.width() : options.get(BOTTLENECK);
    }

    private static void requireEvenHeads(Options options, int width, String what) {
        int heads = options.get(HEADS);
        if (width % heads != 0) {
            throw new ComponentException("heads: %d heads cannot share %s of %d; write a divisor of %d"
                    .formatted(heads, what, width, width));
        }
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        requireEvenHeads(build.options(), bottleneck(build.options(), tokens), "a token's width");
        return new MgeEfpProjector(build, features, tokens);
    }
}

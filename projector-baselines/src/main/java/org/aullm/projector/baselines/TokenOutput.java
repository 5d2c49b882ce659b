package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.SoftTokens;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.LayerNorm;

/** Where projectors end: what was computed becomes tokens, normalised or as it is. */
final class TokenOutput {

    static final Option<Integer> CONTENT_TOKENS = Option.integer("content-tokens", "content tokens per clip")
            .atLeast(1)
            .orElse(1);

    // Off: neither LLaVA nor AU-LLM has it. On, a token starts as long as a word, as MGE-EFP's does.
    static final Option<Boolean> TOKEN_NORM = Option.flag(
                    "token-norm", "normalise each token to the size of the language model's word embeddings")
            .orElse(false);

    private final int count;
    private final int width;
    private final Optional<LayerNorm> norm;

    TokenOutput(Weights weights, Options options, TokenSpec tokens) {
        this.count = options.get(CONTENT_TOKENS);
        this.width = tokens.width();
        this.norm = options.get(TOKEN_NORM)
                ? Optional.of(LayerNorm.of(weights, "norm", width, tokens.scale()))
                : Optional.empty();
    }

    /** Numbers in the tokens of one clip. */
    int size() {
        return count * width;
    }

    int count() {
        return count;
    }

    /** Takes (batch, size) or (batch, count, width), gives (batch, count, width). */
    SoftTokens apply(NDArray flat) {
        NDArray tokens = flat.reshape(-1, count, width);
        return new SoftTokens(norm.isPresent() ? norm.get().apply(tokens) : tokens);
    }
}

package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code q-former}; see {@link QFormerProjector}. */
public final class QFormerProvider implements ProjectorProvider {

    static final Option<Integer> CROSS_EVERY = Option.integer(
                    "cross-every", "the clip is asked in the first layer and in every so many from there")
            .atLeast(1)
            .orElse(2);

    @Override
    public String id() {
        return "q-former";
    }

    @Override
    public String summary() {
        return "A querying transformer: learned queries talk to each other and, in some layers, ask the clip.";
    }

    @Override
    public String source() {
        return "BLIP-2 (Li et al., ICML 2023), section 3.1; sizes ours, no text branch, no pretraining";
    }

    @Override
    public String details() {
        return """
                With x the clip as a sequence, one entry for each place of the mid-level map and one for the high-
                level vector, and q the t queries, learned at the start, every layer does, norms last as in BERT,

                ```text
                q = norm(q + attention(q, q))
                q = norm(q + attention(q, x))          in the first layer and every `cross-every` from there
                q = norm(q + W2 gelu(W1 q))
                ```

                and tokens = W q + b. Sizes are ours; there is no text branch, no pretraining, and the published one
                reads a map only.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                QueryOptions.HIDDEN,
                QueryOptions.DEPTH,
                QueryOptions.HEADS,
                QueryOptions.FEED_FORWARD,
                CROSS_EVERY,
                TokenOutput.CONTENT_TOKENS,
                TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        QueryOptions.requireEvenHeads(options);
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        return new QFormerProjector(build, features, tokens);
    }
}

package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code efp}. */
public final class EfpProvider implements ProjectorProvider {

    // 0.3 as AU-LLM's run on SAMM.
    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of hidden values dropped in training")
            .between(0, 0.95)
            .orElse(0.3);

    @Override
    public String id() {
        return "efp";
    }

    @Override
    public String summary() {
        return "AU-LLM's Enhanced Fusion Projector: a two-layer perceptron over both levels, flattened.";
    }

    @Override
    public String source() {
        return "AU-LLM (Liu et al., 2025, arXiv 2507.21778) and its published code";
    }

    @Override
    public String details() {
        return """
                ```text
                tokens = W2 dropout(relu(W1 [flat mid-level map; high-level vector] + b1)) + b2
                ```

                For n values in both levels together and t tokens of width w the hidden layer has floor((n + w) / 2)
                values, as in the published code for one token; with AU-LLM's sizes, n = 10,624 and w = 1536, that
                is 74 million weights, far more than everything else that learns.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(DROPOUT, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        return new EfpProjector(build, features, tokens);
    }
}

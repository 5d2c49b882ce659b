package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code mlp}; see {@link MlpProjector}. */
public final class MlpProvider implements ProjectorProvider {

    @Override
    public String id() {
        return "mlp";
    }

    @Override
    public String summary() {
        return "LLaVA-1.5's projector: two layers with GELU between.";
    }

    @Override
    public String source() {
        return "LLaVA-1.5 (Liu et al., CVPR 2024), section 3.2; input of both levels ours";
    }

    @Override
    public String details() {
        return """
                ```text
                tokens = W2 gelu(W1 [mean of the mid-level map; high-level vector] + b1) + b2
                ```

                W1 leads to the width w of a token, W2 to all t tokens: (in + 1) w + (w + 1) t w parameters for `in`
                values read. LLaVA-1.5 maps every patch to a token; here a clip becomes t tokens, so its mean is
                mapped.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(LinearProvider.INPUT, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        return new MlpProjector(build, features, tokens);
    }
}

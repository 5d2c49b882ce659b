package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code linear}. */
public final class LinearProvider implements ProjectorProvider {

    // Both: the comparison with EFP and MGE-EFP is then about how evidence is fused, not about what may be seen.
    static final Option<String> INPUT = Option.choice(
                    "input",
                    "what is projected: the high-level vector, or with it the mid-level map's mean over time and place",
                    "both",
                    "high")
            .orElse("both");

    @Override
    public String id() {
        return "linear";
    }

    @Override
    public String summary() {
        return "One linear map of the visual features, the plainest projector there is.";
    }

    @Override
    public String source() {
        return "LLaVA (Liu et al., 2023), section 4.1; input of both levels ours";
    }

    @Override
    public String details() {
        return """
                ```text
                tokens = W [mean of the mid-level map; high-level vector] + b
                ```

                For `in` values read and t tokens of width w: (in + 1) t w parameters. LLaVA maps every patch to a
                token; here a clip becomes t tokens, so its mean is mapped.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(INPUT, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        return new LinearProjector(build, features, tokens);
    }
}

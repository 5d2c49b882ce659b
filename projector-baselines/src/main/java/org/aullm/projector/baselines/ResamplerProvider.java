package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code resampler}; see {@link ResamplerProjector}. */
public final class ResamplerProvider implements ProjectorProvider {

    @Override
    public String id() {
        return "resampler";
    }

    @Override
    public String summary() {
        return "A Perceiver resampler: learned latents ask the clip, layer by layer, and become the tokens.";
    }

    @Override
    public String source() {
        return "Flamingo (Alayrac et al., NeurIPS 2022), appendix A.1.1, after Perceiver (Jaegle et al., ICML 2021); sizes ours";
    }

    @Override
    public String details() {
        return """
                With x the clip as a sequence, one entry for each place of the mid-level map and one for the high-
                level vector, z the t latents, learned at the start, and [;] for sequences one after the other,
                every layer does

                ```text
                z = z + attention(norm(z), [norm(x); norm(z)])
                z = z + W2 gelu(W1 norm(z))
                ```

                and tokens = W norm(z) + b. Sizes are ours; the published one reads a map only, and has no entry for
                a high-level vector.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(
                QueryOptions.HIDDEN,
                QueryOptions.DEPTH,
                QueryOptions.HEADS,
                QueryOptions.FEED_FORWARD,
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
        return new ResamplerProjector(build, features, tokens);
    }
}

package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code c-abstractor}; see {@link CAbstractorProjector}. */
public final class CAbstractorProvider implements ProjectorProvider {

    static final Option<Integer> DEPTH = Option.integer("depth", "blocks before pooling, and as many after it")
            .atLeast(1)
            .orElse(1);

    @Override
    public String id() {
        return "c-abstractor";
    }

    @Override
    public String summary() {
        return "Honeybee's C-Abstractor: residual convolutions, adaptive average pooling, residual convolutions.";
    }

    @Override
    public String source() {
        return "Honeybee (Cha et al., CVPR 2024), section 4.2; RegNet blocks (Radosavovic et al., CVPR 2020) with squeeze and excitation; "
                + "sizes and high-level input ours";
    }

    @Override
    public String details() {
        return """
                ```text
                conv 1x1 to the hidden width
                residual blocks, adaptive average pooling to side x side, as many residual blocks again
                mean over time steps, plus a linear map of the high-level vector at every place
                two layers with GELU to tokens of side x side
                ```

                A block is RegNet's with bottleneck ratio 1, groups of one channel and squeeze and excitation, norms
                over channels:

                ```text
                y = silu(norm(A x)),  y = silu(norm(depthwise 3x3 y)),  y = y * sigmoid(E2 silu(E1 mean(y)))
                out = silu(x + norm(B y))
                ```

                Honeybee has neither time nor a high-level vector: that input is ours, and so are the sizes. Norms
                go over channels, not over the batch, so that a clip's tokens do not depend on its company.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(QueryOptions.HIDDEN, DEPTH, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        QueryOptions.side(options, features);
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        return new CAbstractorProjector(build, features, tokens);
    }
}

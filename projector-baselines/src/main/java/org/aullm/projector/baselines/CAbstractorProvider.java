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

package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code token-packer}; see {@link TokenPackerProjector}. */
public final class TokenPackerProvider implements ProjectorProvider {

    @Override
    public String id() {
        return "token-packer";
    }

    @Override
    public String summary() {
        return "TokenPacker: coarse queries from a pooled map each ask the fine places of their own region.";
    }

    @Override
    public String source() {
        return "TokenPacker (Li et al., IJCV 2025, arXiv 2407.02392), section 3.2; sizes and high-level input ours";
    }

    @Override
    public String details() {
        return """
                The map is pooled to side x side cells at every time step; a cell's mean becomes a query, and
                attention over the fine places of that cell alone refines it. With m a cell's mean, x the map's
                places, P and K perceptrons of two layers:

                ```text
                q = norm(P m)
                z = q + attention(q, norm(K x) within the cell)
                token = M2 gelu(M1 (mean over time of z + H high) + b1) + b2
                ```

                TokenPacker takes K from several layers of its encoder and has no high-level vector: that input is
                ours, and so are the sizes.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(QueryOptions.HIDDEN, QueryOptions.HEADS, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        QueryOptions.requireEvenHeads(options);
        QueryOptions.side(options, features);
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        return new TokenPackerProjector(build, features, tokens);
    }
}

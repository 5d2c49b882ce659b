package org.aullm.projector.baselines;

import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Projector;
import org.aullm.api.TokenSpec;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.ProjectorProvider;

/** Provides the projector {@code mixture-of-features}; see {@link MixtureOfFeaturesProjector}. */
public final class MixtureOfFeaturesProvider implements ProjectorProvider {

    static final Option<Integer> GRID = Option.integer("grid", "rows and columns of the fine look at the mid-level map")
            .atLeast(1)
            .orElse(3);

    @Override
    public String id() {
        return "mixture-of-features";
    }

    @Override
    public String summary() {
        return "One perceptron for each level of features, mixed by a gate that sees them all.";
    }

    @Override
    public String source() {
        return "adapters mixed as in additive mixture of features (Tong et al., CVPR 2024, section 4), the fixed share replaced by a softmax "
                + "gate as in MoME's mixture of vision experts (Shen et al., NeurIPS 2024); levels as experts ours";
    }

    @Override
    public String details() {
        return """
                Three experts, each a perceptron A of two layers: for f1, the high-level vector; f2, the mid-level
                map's mean; f3, its means over a grid at every time step. A gate that sees all three shares out:

                ```text
                g = softmax(W [f1; f2; f3] + b)
                tokens = sum over k of g_k A_k(f_k)
                ```

                The published mixtures are over different encoders; levels of one encoder as experts are ours.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(QueryOptions.HIDDEN, GRID, TokenOutput.CONTENT_TOKENS, TokenOutput.TOKEN_NORM);
    }

    @Override
    public int tokensPerClip(Options options, FeatureSpec features) {
        int largest = Math.min(features.height(), features.width());
        if (options.get(GRID) > largest) {
            throw new ComponentException(
                    "grid: a grid of %d x %d was asked for, but the mid-level map has %d x %d places"
                            .formatted(options.get(GRID), options.get(GRID), features.height(), features.width()));
        }
        return options.get(TokenOutput.CONTENT_TOKENS);
    }

    @Override
    public Projector create(Build build, FeatureSpec features, TokenSpec tokens) {
        tokensPerClip(build.options(), features);
        return new MixtureOfFeaturesProjector(build, features, tokens);
    }
}

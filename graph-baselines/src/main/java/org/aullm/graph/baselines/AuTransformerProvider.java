package org.aullm.graph.baselines;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Weights;

/** Provides the relation graph {@code au-transformer}; see {@link TransformerMessages}. */
public final class AuTransformerProvider extends UnitGraphProvider {

    static final String MASK = "mask";
    static final String BIAS = "bias";

    static final Option<String> PRIOR_AS = Option.choice(
                    "prior-as",
                    "how the prior counts: bias adds a learned number for each kind of relation to attention, mask lets "
                            + "units hear related ones only",
                    BIAS,
                    MASK)
            .orElse(BIAS);

    static final Option<Integer> FEED_FORWARD = Option.integer(
                    "feed-forward", "width of the perceptron after attention, as a multiple of the hidden width")
            .atLeast(1)
            .orElse(2);

    @Override
    public String id() {
        return "au-transformer";
    }

    @Override
    public String summary() {
        return "A transformer encoder over action units: everyone hears everyone, the prior is a bias that can be unlearned.";
    }

    @Override
    public String source() {
        return "Vaswani et al. (2017); over action units Jacob and Stenger (CVPR 2021); relations as bias after Graphormer "
                + "(Ying et al., NeurIPS 2021); nodes and tokens as in r-augnn";
    }

    @Override
    protected String equations() {
        return """
                Rounds of self-attention over units and a perceptron, norms first, with a bias B that all heads and
                rounds share:

                ```text
                h = h + attention(norm(h)) with logits Q K^T / sqrt(d) + B
                h = h + W2 gelu(W1 norm(h))
                ```

                As `prior-as: bias`, B_ij is one of three learned numbers, of i and j being related positively,
                negatively, or being the same, and 0 where they are unrelated; the numbers start at 0. As `mask`, B
                shuts out all but related units.
                """;
    }

    @Override
    protected List<Option<?>> ownOptions() {
        return List.of(GraphOptions.HEADS, PRIOR_AS, FEED_FORWARD);
    }

    @Override
    protected void check(Options options) {
        requireEvenHeads(options);
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        return new TransformerMessages(build, weights, structure);
    }
}

package org.aullm.encoders;

import java.util.List;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/**
 * RCN-A of Xia et al. (2020): a recurrent convolution layer under an attention map.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class RcnAProvider implements VisualEncoderProvider {

    static final String ID = "rcn-a";

    static final Option<Integer> WIDTH =
            Option.integer("width", "channels of all maps").between(1, 512).orElse(64);
    static final Option<Integer> MAPS = Option.integer("attention-maps", "rows of weights that make the attention map")
            .between(1, 64)
            .orElse(3);
    static final Option<Integer> PASSES = Option.integer("passes", "how often the recurrent convolution is applied")
            .between(1, 8)
            .orElse(2);
    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of both maps' values left out in training")
            .between(0, 0.95)
            .orElse(0.5);

    private static final int SMALLEST = 24;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "RCN-A: one recurrent convolution layer under an attention map";
    }

    @Override
    public String source() {
        return "Xia et al., Revealing the invisible with model and data shrinking for composite-database micro-expression"
                + " recognition, IEEE TIP 29 (2020), arXiv 2006.09674; layers as in github.com/tvaranka/meb, RCNs.py";
    }

    @Override
    public String details() {
        return """
                RCN-A of Xia et al. (2020): a recurrent convolution layer under an attention map. For 60 x 60, the
                size of its benchmark:

                ```text
                conv 5x5 to 64, batch norm, ReLU, max-pool 2, dropout              x: 64 x 28 x 28
                conv 1x1 of x, batch norm, ReLU                                    y: 64 x 28 x 28
                twice, with the same weights: y = conv 3x3 of (x + y), norm, ReLU     64 x 28 x 28
                max-pool 2, dropout, average to 5 x 5, times attention: mid           64 x 5 x 5
                flattened: high                                                       1600
                ```

                The attention map is made of x averaged to 5 x 5: for each row of weights the mean over channels of
                weights times x, stretched to 0..1 over the places; then the mean over the rows. In the published
                network these rows are the classifier's own weights. Here the classifier lies behind the language
                model, so the encoder learns rows of its own, three by default, as many as that network has
                emotions: a deviation. 50,880 parameters, 4800 of them for attention.

                Convolutions start from uniform values as elsewhere here, not from He's normal ones. What is mid and
                high is our choice.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, MAPS, PASSES, DROPOUT);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        FlowPicture.of(ID, evidence, SMALLEST);
        int width = options.get(WIDTH);
        return new FeatureSpec(width, 1, RcnA.GRID, RcnA.GRID, width * RcnA.GRID * RcnA.GRID);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new RcnA(build, evidence, features(build.options(), evidence));
    }
}

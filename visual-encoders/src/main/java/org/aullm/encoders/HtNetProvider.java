package org.aullm.encoders;

import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualEncoder;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.api.spi.VisualEncoderProvider;

/**
 * A hierarchical transformer after HTNet of Wang et al. (2024), whose code is that of NesT (Zhang et al., 2022):
 * attention within small blocks of the picture first, then within ever larger ones.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class HtNetProvider implements VisualEncoderProvider {

    static final String ID = "htnet";

    static final Option<Integer> PATCH = Option.integer("patch", "rows and columns of a patch")
            .between(1, 64)
            .orElse(7);
    static final Option<Integer> WIDTH = Option.integer(
                    "width", "values of a token at first; doubled twice; published: 256")
            .between(4, 1024)
            .orElse(64);
    static final Option<Integer> HEADS = Option.integer("heads", "heads of attention at first; doubled twice")
            .between(1, 64)
            .orElse(3);
    static final Option<List<Integer>> BLOCKS = Option.integers(
                    "blocks", "transformer blocks at each of the three sizes of parts")
            .orElse(List.of(2, 2, 10));
    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of each layer's values left out in training")
            .between(0, 0.95)
            .orElse(0.0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "a hierarchical transformer after HTNet: attention within ever larger parts of the flow picture";
    }

    @Override
    public String source() {
        return "Wang et al., HTNet for micro-expression recognition, Neurocomputing 602 (2024), arXiv 2307.14637;"
                + " NesT: Zhang et al., AAAI 2022, arXiv 2105.12723";
    }

    @Override
    public String details() {
        return """
                A hierarchical transformer after HTNet of Wang et al. (2024), whose code is that of NesT (Zhang et
                al., 2022): attention within small blocks of the picture first, then within ever larger ones. For 28
                x 28 and patches of 7 x 7, at the published width of 256:

                ```text
                patches, linear                                          256 x 4 x 4
                transformer blocks within each of 4 x 4 parts            256 x 4 x 4
                conv 3x3 to 512, layer norm, max-pool 3x3 of stride 2    512 x 2 x 2
                transformer blocks within each of 2 x 2 parts: mid       512 x 2 x 2
                conv 3x3 to 1024, layer norm, max-pool 3x3 of stride 2  1024 x 1 x 1
                transformer blocks on the whole                         1024 x 1 x 1
                layer norm, average over space: high                    1024
                ```

                A block is attention of 3, 6 and 12 heads and two layers with GELU and four times the width, each
                after a layer normalisation and around a shortcut; every place in a part has one learnt number that
                is added to all its channels. With the published sizes a part is a single token, which can attend
                only to itself; smaller patches change that.

                Deviations: the publication feeds four regions around eyes and lip corners put together from
                landmarks, we feed the flow picture as it is; the default width is 64, since 256 (blocks 2, 2, 10)
                makes 139,579,907 parameters for a few hundred clips. What is mid and high is our choice.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PATCH, WIDTH, HEADS, BLOCKS, DROPOUT);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        int patch = options.get(PATCH);
        int step = patch << (HtNet.LEVELS - 1);
        FlowPicture picture = FlowPicture.of(ID, evidence, step);
        if (picture.height() % step != 0 || picture.width() % step != 0) {
            throw new ComponentException(
                    "encoder '%s' cuts pictures into 4 x 4 parts of whole patches: %d x %d is not a multiple of %d; set 'patch'"
                            .formatted(ID, picture.height(), picture.width(), step));
        }
        if (options.get(BLOCKS).size() != HtNet.LEVELS
                || options.get(BLOCKS).stream().anyMatch(count -> count < 1)) {
            throw new ComponentException("encoder '%s': 'blocks' is %s; it needs three numbers of at least 1"
                    .formatted(ID, options.get(BLOCKS)));
        }
        if (options.get(WIDTH) < options.get(HEADS)) {
            throw new ComponentException("encoder '%s': %d heads are more than the %d values of a token"
                    .formatted(ID, options.get(HEADS), options.get(WIDTH)));
        }
        int width = options.get(WIDTH);
        return new FeatureSpec(
                2 * width, 1, picture.height() / patch / 2, picture.width() / patch / 2, width << (HtNet.LEVELS - 1));
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new HtNet(build, evidence, features(build.options(), evidence));
    }
}

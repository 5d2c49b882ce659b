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
 * STSTNet, the shallow triple-stream network of Liong et al. (2019), table I.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class StstNetProvider implements VisualEncoderProvider {

    static final String ID = "stst-net";

    static final Option<Double> DROPOUT = Option.decimal("dropout", "share of the pooled values left out in training")
            .between(0, 0.95)
            .orElse(0.5);

    private static final int SMALLEST = 4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "STSTNet: three streams of one convolution each, 16 channels in all";
    }

    @Override
    public String source() {
        return "Liong et al., Shallow Triple Stream Three-dimensional CNN (STSTNet) for Micro-expression Recognition,"
                + " FG 2019, arXiv 1902.03634, table I";
    }

    @Override
    public String details() {
        return """
                STSTNet, the shallow triple-stream network of Liong et al. (2019), table I. For 28 x 28, the
                published size:

                ```text
                three streams over the whole picture, of 3, 5 and 8 kernels:
                  conv 3x3, ReLU, batch norm, max-pool 3, dropout      3 + 5 + 8 = 16 x 10 x 10
                average-pool 2                                         16 x 5 x 5   mid
                flattened                                              400          high
                ```

                The network has no layer that would make the vector more abstract than the map; what is mid and high
                is our choice.

                The order of layers follows the authors' model file. They publish two paddings; this is the table's,
                which keeps the size, not that of their later Python version, which pads by two. The table has no
                dropout; 0.5 is the Python version's.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(DROPOUT);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        FlowPicture picture = FlowPicture.of(ID, evidence, SMALLEST);
        int height = pooled(picture.height());
        int width = pooled(picture.width());
        return new FeatureSpec(StstNet.CHANNELS, 1, height, width, StstNet.CHANNELS * height * width);
    }

    private static int pooled(int size) {
        return (size + 2) / 3 / 2;
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new StstNet(build, evidence, features(build.options(), evidence));
    }
}

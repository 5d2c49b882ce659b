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
 * OFF-ApexNet of Gan et al. (2019): a stream each for horizontal and vertical flow.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class OffApexNetProvider implements VisualEncoderProvider {

    static final String ID = "off-apexnet";

    static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of both linear layers' values left out in training")
            .between(0, 0.95)
            .orElse(0.5);

    private static final int SMALLEST = 4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "OFF-ApexNet: a stream each for horizontal and vertical flow, two linear layers of 1024";
    }

    @Override
    public String source() {
        return "Gan et al., OFF-ApexNet on micro-expression recognition system,"
                + " Signal Processing: Image Communication 74 (2019), arXiv 1805.08699";
    }

    @Override
    public String details() {
        return """
                OFF-ApexNet of Gan et al. (2019): horizontal and vertical flow in a stream each; optical strain is
                not looked at. For 28 x 28, the published size:

                ```text
                for each of u and v:
                  conv 5x5 to 6, ReLU, max-pool 2          6 x 14 x 14
                  conv 5x5 to 16, ReLU, max-pool 2        16 x 7 x 7
                side by side                              32 x 7 x 7    mid
                flattened, linear to 1024, ReLU, dropout  1024
                linear to 1024, ReLU, dropout             1024          high
                ```

                What is mid and high is our choice. Where ReLU and dropout stand was not in the text at hand: public
                re-implementations agree on both behind the linear layers, and differ on ReLU behind the
                convolutions. The network of this name in the MEB benchmark is another one: a single stream of 3x3
                kernels and one linear layer.
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
        int height = picture.height() / 2 / 2;
        int width = picture.width() / 2 / 2;
        return new FeatureSpec(OffApexNet.CHANNELS, 1, height, width, OffApexNet.HIGH);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new OffApexNet(build, evidence, features(build.options(), evidence));
    }
}

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
 * OFF-ApexNet of Gan et al. (2019): horizontal and vertical flow in a stream each, with 5x5 convolutions to 6 and to 16
 * channels, each followed by 2x2 max-pooling; the streams side by side; two linear layers of 1024. Optical strain is not
 * looked at. 28 x 28 becomes 2 x 16 maps of 7 x 7, which are 1568 values.
 *
 * <p>What is mid and high is our choice: the mid-level map is (32, 1, H/4, W/4), the channels of u before those of v, and
 * the high-level vector is the second linear layer's, 1024 values.
 *
 * <p>ReLU follows every layer and dropout both linear layers. The paper was not at hand for these two; public
 * re-implementations agree on both behind the linear layers, and differ on ReLU behind the convolutions. The network of
 * this name in the MEB benchmark is another one: a single stream of 3x3 kernels and one linear layer.
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

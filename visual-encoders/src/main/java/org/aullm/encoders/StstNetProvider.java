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
 * STSTNet, the shallow triple-stream network of Liong et al. (2019), table I: three streams of 3, 5 and 8 3x3 kernels
 * over the whole flow picture, each with ReLU, batch normalisation, 3x3 max-pooling and dropout; their 16 channels side
 * by side; 2x2 average pooling. 28 x 28 becomes 10 x 10, then 5 x 5.
 *
 * <p>What is mid and high is our choice: the mid-level map is the averaged one, (16, 1, 5, 5) for 28 x 28, and the
 * high-level vector is the same map flat, 400 values, which the published classifier reads. The network has no layer
 * that would make the one more abstract than the other.
 *
 * <p>The order of layers follows the authors' model file. They publish two paddings; this is the table's (the size is
 * kept), not that of their later Python version, which pads by two. The table has no dropout; 0.5 is the Python version's.
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

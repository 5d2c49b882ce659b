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
 * SSSNet, the shallow single-stream network of Varanka, Peng and Zhao (2021), best for action units across data sets in
 * the MEB benchmark (arXiv 2211.11425), whose published layers these are: 5x5 convolution to 32 channels, ReLU, 3x3 max-pooling, batch normalisation, dropout of channels; 3x3
 * convolution to 64, ReLU, 2x2 max-pooling, batch normalisation, dropout of channels; a linear layer to 256, ReLU, and
 * dropout. No padding: 64 x 64, the size of the benchmark, becomes 9 x 9, and 28 x 28 becomes 3 x 3.
 *
 * <p>What is mid and high is our choice: the mid-level map is what the linear layer reads, the high-level vector what the
 * published classifier reads.
 */
public final class SssNetProvider implements VisualEncoderProvider {

    static final String ID = "sssnet";

    static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of channels, and of the high-level vector, left out in training")
            .between(0, 0.95)
            .orElse(0.5);

    // Below, the last map has one value per channel, and batch normalisation of a single clip has nothing to work on.
    private static final int SMALLEST = 22;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "SSSNet: one stream of two convolutions and a linear layer";
    }

    @Override
    public String source() {
        return "Varanka, Peng and Zhao, Micro-expression recognition with noisy labels, Electronic Imaging 2021,"
                + " doi 10.2352/ISSN.2470-1173.2021.11.HVEI-157; layers as in github.com/tvaranka/meb, me_networks.py";
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
        return new FeatureSpec(
                SssNetwork.SECOND,
                1,
                SssNetwork.left(picture.height()),
                SssNetwork.left(picture.width()),
                SssNetwork.HIGH);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new SssNet(build, evidence, features(build.options(), evidence));
    }
}

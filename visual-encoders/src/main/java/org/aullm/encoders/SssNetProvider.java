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
 * SSSNet, the shallow single-stream network of Varanka, Peng and Zhao (2021).
 *
 * <p>{@link #details} has the table of layers and what is our choice.
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
    public String details() {
        return """
                SSSNet, the shallow single-stream network of Varanka, Peng and Zhao (2021), best for action units
                across data sets in the MEB benchmark (arXiv 2211.11425), whose published layers these are. For 64 x
                64, the size of that benchmark:

                ```text
                conv 5x5 to 32, ReLU, max-pool 3, batch norm, dropout of channels   32 x 20 x 20
                conv 3x3 to 64, ReLU, max-pool 2, batch norm, dropout of channels   64 x 9 x 9    mid
                flattened, linear to 256, ReLU, dropout                             256           high
                ```

                No convolution pads: 28 x 28 becomes 3 x 3 at mid. What is mid and high is our choice: the map is
                what the linear layer reads, the vector what the published classifier reads.
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

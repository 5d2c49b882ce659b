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
 * C3D of Tran et al. (2015): 3x3x3 convolutions with ReLU, max-pooling between, two linear layers.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class C3dProvider implements VisualEncoderProvider {

    static final String ID = "c3d";

    static final Option<Integer> WIDTH = Option.integer(
                    "width", "channels of the first convolution, of which all other sizes are multiples; published: 64")
            .between(1, 256)
            .orElse(64);
    static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of both linear layers' values left out in training")
            .between(0, 0.95)
            .orElse(0.5);

    private static final int FEWEST = 16;
    private static final int SMALLEST = 16;
    private static final int LINEAR_BY_WIDTH = 64;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "C3D: eight 3x3x3 convolutions and two wide linear layers, for clips of 16 frames";
    }

    @Override
    public String source() {
        return "Tran et al., Learning spatiotemporal features with 3D convolutional networks, ICCV 2015, arXiv 1412.0767";
    }

    @Override
    public String details() {
        return """
                C3D of Tran et al. (2015): 3x3x3 convolutions with ReLU, max-pooling between, two linear layers. For
                16 frames of 112 x 112, the size it was made for:

                ```text
                conv1, pool 1x2x2               64 x 16 x 56 x 56
                conv2, pool 2                  128 x  8 x 28 x 28
                conv3a, conv3b, pool 2         256 x  4 x 14 x 14
                conv4a, conv4b, pool 2: mid    512 x  2 x  7 x  7
                conv5a, conv5b, pool 2         512 x  1 x  4 x  4   (one row and column of padding on each side)
                fc6, ReLU, dropout             4096
                fc7, ReLU, dropout: high       4096
                ```

                77,995,776 parameters; with the classifier of 101 actions 78,409,573, of 487 sports 79,991,015. What
                is mid and high is our choice; the publication takes fc6 as a video's feature. A grey frame counts
                as three equal channels. Time is halved four times, hence at least 16 frames.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, DROPOUT);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        Frames frames = Frames.ofAnyColour(ID, evidence, FEWEST, SMALLEST);
        int width = options.get(WIDTH);
        return new FeatureSpec(
                8 * width, frames.time() / 8, frames.height() / 16, frames.width() / 16, LINEAR_BY_WIDTH * width);
    }

    /** How many values the last pooling leaves of the mid-level map. */
    static int flattened(FeatureSpec features) {
        return features.channels() * (features.time() / 2) * (features.height() / 2 + 1) * (features.width() / 2 + 1);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new C3d(build, evidence, features(build.options(), evidence));
    }
}

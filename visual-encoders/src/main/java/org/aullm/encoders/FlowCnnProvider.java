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
 * A plain convolution network for flow pictures. Our own proposal, no published network; {@link #details} has the layers.
 */
public final class FlowCnnProvider implements VisualEncoderProvider {

    static final String ID = "flow-cnn";
    static final String FLATTEN = "flatten";

    static final Option<Integer> WIDTH = Option.integer(
                    "width", "channels of the first two convolutions; the others have twice as many")
            .atLeast(1)
            .orElse(32);
    static final Option<Double> DROPOUT = Option.decimal(
                    "dropout", "share of the high-level vector that is left out in training")
            .between(0, 0.95)
            .orElse(0.5);
    static final Option<String> HIGH = Option.choice(
                    "high",
                    "the high-level vector: the last map flattened, or its average over space",
                    FLATTEN,
                    "average")
            .orElse(FLATTEN);

    // Below, the last map has one value per channel, and batch normalisation of a single clip has nothing to work on.
    private static final int SMALLEST = 8;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "a plain convolution network of four layers for flow pictures";
    }

    @Override
    public String details() {
        return """
                A plain convolution network, our own proposal and no published one. For H x W and the default width:

                ```text
                conv 3x3 to 32, batch norm, ReLU             32 x H   x W
                conv 3x3 to 32, batch norm, ReLU, max-pool   32 x H/2 x W/2
                conv 3x3 to 64, batch norm, ReLU, max-pool   64 x H/4 x W/4   mid
                conv 3x3 to 64, batch norm, ReLU             64 x H/4 x W/4
                dropout, flattened or averaged over space    64 H/4 W/4 or 64   high
                ```

                Mid and high differ by one layer of abstraction, so that the vector is not merely the map in another
                shape. The vector is flat by default, since where on the face something moved tells action units
                apart.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, DROPOUT, HIGH);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        FlowPicture picture = FlowPicture.of(ID, evidence, SMALLEST);
        int channels = 2 * options.get(WIDTH);
        int height = picture.height() / 2 / 2;
        int width = picture.width() / 2 / 2;
        int high = options.get(HIGH).equals(FLATTEN) ? channels * height * width : channels;
        return new FeatureSpec(channels, 1, height, width, high);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new FlowCnn(build, evidence, features(build.options(), evidence));
    }
}

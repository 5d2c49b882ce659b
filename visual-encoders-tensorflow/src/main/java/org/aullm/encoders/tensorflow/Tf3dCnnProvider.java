package org.aullm.encoders.tensorflow;

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

/** A small 3D convolution network in TensorFlow, trained in the same steps as the components of the other engine. */
public final class Tf3dCnnProvider implements VisualEncoderProvider {

    static final String ID = "tf-3dcnn";

    static final Option<Integer> WIDTH = Option.integer(
                    "width",
                    "channels of the first convolution, a multiple of 4; the others have twice and four times as many")
            .between(TfNetwork.GROUPS, 256)
            .orElse(16);
    static final Option<Double> WEIGHT_DECAY = Option.decimal(
                    "weight-decay",
                    "decay of kernels; TensorFlow moves its own weights, so the training's does not hold")
            .atLeast(0)
            .orElse(1e-3);

    private static final int FEWEST = 2;
    private static final int SMALLEST = 8;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "a small 3D convolution network in TensorFlow Java, trained across the border between the engines";
    }

    @Override
    public String details() {
        return """
                Our own proposal, no published network. For T frames of H x W, at the default width of 16:

                ```text
                each frame less the first                              1 x T   x H   x W
                conv 3x3x3 to 16, group norm (4 groups), ReLU, pool   16 x T   x H/2 x W/2
                conv 3x3x3 to 32, group norm, ReLU, pool 2: mid       32 x T/2 x H/4 x W/4
                conv 3x3x3 to 64, group norm, ReLU                    64 x T/2 x H/4 x W/4
                average over time and space: high                     64
                ```

                Group normalisation, unlike batch normalisation, has no statistics that a second run of the graph would move.
                AdamW moves the weights under the trainer's learning rate and clip factor; `training.optimizer`,
                `training.weight-decay` and `training.average` do not hold for them. FLOAT32 alone; one thread.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, WEIGHT_DECAY);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        TfFrames.require(ID, evidence, FEWEST, SMALLEST);
        int width = options.get(WIDTH);
        if (width % TfNetwork.GROUPS != 0) {
            throw new ComponentException("encoder '%s': width %d is not a multiple of its %d groups of channels"
                    .formatted(ID, width, TfNetwork.GROUPS));
        }
        return new FeatureSpec(
                2 * width,
                Math.toIntExact(evidence.shape().get(1) / 2),
                Math.toIntExact(evidence.shape().get(2) / 4),
                Math.toIntExact(evidence.shape().get(3) / 4),
                4 * width);
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        TfFrames.requireSingle(ID, build.precision());
        TfRuntime.start(ID);
        return new Tf3dCnn(build, evidence, features(build.options(), evidence));
    }
}

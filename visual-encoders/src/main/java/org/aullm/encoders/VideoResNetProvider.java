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
 * The residual networks of 18 layers of Tran et al. (2018), layer by layer as torchvision has them.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
abstract class VideoResNetProvider implements VisualEncoderProvider {

    static final Option<Integer> WIDTH = Option.integer(
                    "width", "channels of the first stage; each further stage has twice as many; published: 64")
            .between(1, 256)
            .orElse(VideoResNet.PUBLISHED_WIDTH);
    static final Option<String> MID = Option.choice("mid", "the stage that gives the mid-level map", "layer2", "layer3")
            .orElse("layer3");

    private static final int FEWEST = 2;
    // Below, the last map is one pixel, and batch normalisation of a single clip has nothing to work on.
    private static final int SMALLEST = 17;

    private final VideoKind kind;

    VideoResNetProvider(VideoKind kind) {
        this.kind = kind;
    }

    static int midStage(Options options) {
        return options.get(MID).equals("layer2") ? 2 : 3;
    }

    @Override
    public String id() {
        return kind.id();
    }

    @Override
    public String source() {
        return "Tran et al., A closer look at spatiotemporal convolutions for action recognition, CVPR 2018,"
                + " arXiv 1711.11248; layers and names as torchvision.models.video";
    }

    @Override
    public String details() {
        return """
                The residual networks of 18 layers of Tran et al. (2018), layer by layer as torchvision has them.
                For T frames of H x W:

                ```text
                stem: conv to 64, 7x7 over 1 or 3 frames, stride 1x2x2     64 x T   x H/2  x W/2
                layer1: 2 residual blocks                                  64 x T   x H/2  x W/2
                layer2: 2 residual blocks, stride 2                       128 x T/2 x H/4  x W/4
                layer3: 2 residual blocks, stride 2: mid                  256 x T/4 x H/8  x W/8
                layer4: 2 residual blocks, stride 2                       512 x T/8 x H/16 x W/16
                average over time and space: high                         512
                ```

                Sizes round up; `mc3-18` keeps all T frames. Each convolution is followed by batch normalisation and
                ReLU. A block is two convolutions of 3x3 in space and 3 in time, or one of these alone, or one after
                the other, by the kind of network.

                What is mid and high is our choice. The networks were made for colour: a grey frame counts as three
                equal channels, which is computed as one channel under the sum of the three kernels. Started from
                random weights unless `weights` are given; torchvision normalises its input by the mean and
                deviation of Kinetics, here the trainer standardises.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, MID, Pretrained.WEIGHTS);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FRAMES;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        Frames frames = Frames.ofAnyColour(id(), evidence, FEWEST, SMALLEST);
        int stage = midStage(options);
        int time = frames.time();
        int height = halved(frames.height());
        int width = halved(frames.width());
        for (int next = 2; next <= stage; next++) {
            time = kind.timeStride(next, 2) == 2 ? halved(time) : time;
            height = halved(height);
            width = halved(width);
        }
        int channels = options.get(WIDTH);
        return new FeatureSpec(channels << (stage - 1), time, height, width, channels << (VideoResNet.STAGES - 1));
    }

    private static int halved(int size) {
        return (size + 1) / 2;
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new VideoResNet(build, kind, evidence, features(build.options(), evidence));
    }
}

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
 * S3D of Xie et al. (2018), an Inception network whose convolutions go over space, then over time; layer by layer as
 * torchvision has it.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
public final class S3dProvider implements VisualEncoderProvider {

    static final String ID = "s3d";

    // With two, the engine (PyTorch 2.7.1, FLOAT32) was seen to write beyond its memory in the backward pass, which
    // ends the
    // process.
    private static final int NARROWEST = 4;

    static final Option<Integer> WIDTH = Option.integer(
                    "width", "channels of the first convolution, to which all others are in proportion; published: 64")
            .between(NARROWEST, 256)
            .orElse(S3d.PUBLISHED_WIDTH);

    private static final int FEWEST = 5;
    // Below, the last map is one pixel, and batch normalisation of a single clip has nothing to work on.
    private static final int SMALLEST = 49;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String summary() {
        return "S3D: an Inception network that convolves over space, then over time";
    }

    @Override
    public String source() {
        return "Xie et al., Rethinking spatiotemporal feature learning, ECCV 2018, arXiv 1712.04851;"
                + " layers and names as torchvision.models.video";
    }

    @Override
    public String details() {
        return """
                S3D of Xie et al. (2018), an Inception network whose convolutions go over space, then over time;
                layer by layer as torchvision has it. For T frames of H x W:

                ```text
                conv 7x7 and 7 in time, stride 2, to 64; max-pool in space      64 x T/2 x H/4  x W/4
                conv 1, then 3x3 and 3 in time, to 192; max-pool in space      192 x T/2 x H/8  x W/8
                inception blocks to 256 and 480; max-pool                      480 x T/4 x H/16 x W/16
                inception blocks to 512, 512, 512, 528 and 832: mid            832 x T/4 x H/16 x W/16
                max-pool 2; inception blocks to 832 and 1024                  1024 x T/8 x H/32 x W/32
                average over time and space: high                             1024
                ```

                7,910,048 parameters, which are torchvision's 8,320,048 without the classifier of 400 actions. A
                block has four branches: conv 1; conv 1 and 3x3 and 3 in time, twice; max-pool and conv 1. Each
                convolution is followed by batch normalisation (epsilon 1e-3) and ReLU.

                Deviations: running statistics move by a tenth at each step, not by a thousandth, which a training
                from random weights on few clips would never live to see; the average is over everything, where
                torchvision's window of 2 x 7 x 7 needs 224 x 224. What is mid and high is our choice. A grey frame
                counts as three equal channels.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, Pretrained.WEIGHTS);
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
                S3d.scaledOut(S3d.MID, width),
                halved(frames.time(), 2),
                halved(frames.height(), 4),
                halved(frames.width(), 4),
                S3d.scaledOut(S3d.LAST, width));
    }

    private static int halved(int size, int times) {
        int left = size;
        for (int i = 0; i < times; i++) {
            left = (left + 1) / 2;
        }
        return left;
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new S3d(build, evidence, features(build.options(), evidence));
    }
}

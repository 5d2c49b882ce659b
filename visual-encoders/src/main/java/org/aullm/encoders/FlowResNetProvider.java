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
 * Residual networks of He et al. (2016) on flow pictures, layer by layer as torchvision has them; the MEB benchmark
 * (arXiv 2211.11425) takes ResNet-18 on flow of 112 x 112.
 *
 * <p>{@link #details} has the table of layers and what differs from the publication.
 */
abstract class FlowResNetProvider implements VisualEncoderProvider {

    private static final String PUBLISHED = "published";

    static final Option<Integer> WIDTH = Option.integer(
                    "width", "channels of the first stage; each further stage has twice as many; published: 64")
            .between(1, 256)
            .orElse(64);
    static final Option<String> STEM = Option.choice(
                    "stem",
                    "the first layer: 7x7 with stride 2 and pooling as published, or 3x3 for small pictures",
                    "small",
                    PUBLISHED)
            .orElse("small");

    // Below, the last map is one pixel, and batch normalisation of a single clip has nothing to work on.
    private static final int SMALLEST = 9;
    private static final int SMALLEST_PUBLISHED = 33;

    private final String id;
    private final int blocks;

    FlowResNetProvider(String id, int blocks) {
        this.id = id;
        this.blocks = blocks;
    }

    static boolean isPublishedStem(Options options) {
        return options.get(STEM).equals(PUBLISHED);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String source() {
        return "He et al., Deep residual learning for image recognition, CVPR 2016, arXiv 1512.03385;"
                + " layers and names as torchvision.models.resnet";
    }

    @Override
    public String details() {
        return """
                Residual networks of He et al. (2016) on flow pictures, layer by layer as torchvision has them; the
                MEB benchmark (arXiv 2211.11425) takes ResNet-18 on flow of 112 x 112. For H x W and n blocks a
                stage:

                ```text
                conv 7x7 to 64, stride 2; max-pool 3x3, stride 2     64 x H/4  x W/4
                layer1: n residual blocks                            64 x H/4  x W/4
                layer2: n residual blocks, stride 2                 128 x H/8  x W/8
                layer3: n residual blocks, stride 2: mid            256 x H/16 x W/16
                layer4: n residual blocks, stride 2                 512 x H/32 x W/32
                average over space: high                            512
                ```

                Sizes round up. Pictures of 28 x 28, as most micro-expression networks take, would be a single pixel
                at the end: `stem: small` replaces the first convolution and pooling by one 3x3 convolution of
                stride 1, as He et al. do for 32 x 32. What is mid and high is our choice.
                """;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(WIDTH, STEM, Pretrained.WEIGHTS);
    }

    @Override
    public EvidenceKind input() {
        return EvidenceKind.FLOW_IMAGE;
    }

    @Override
    public FeatureSpec features(Options options, EvidenceSpec evidence) {
        boolean published = isPublishedStem(options);
        FlowPicture picture = FlowPicture.of(id, evidence, published ? SMALLEST_PUBLISHED : SMALLEST);
        int divisor = published ? 16 : 4;
        int width = options.get(WIDTH);
        return new FeatureSpec(
                4 * width,
                1,
                (picture.height() + divisor - 1) / divisor,
                (picture.width() + divisor - 1) / divisor,
                width << (FlowResNet.STAGES - 1));
    }

    @Override
    public VisualEncoder create(Build build, EvidenceSpec evidence) {
        return new FlowResNet(build, id, blocks, evidence, features(build.options(), evidence));
    }
}

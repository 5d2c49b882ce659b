package org.aullm.encoders;

import ai.djl.ndarray.types.Shape;
import org.aullm.tensor.Weights;

/** How a residual network for clips convolves over time. */
enum VideoKind {
    /** Over 3 frames everywhere. */
    WHOLE("r3d-18"),
    /** Over space first, then over time. */
    SPLIT("r2plus1d-18"),
    /** Over 3 frames in the first stage, over single frames in the others. */
    MIXED("mc3-18");

    private static final int STEM = 7;
    // Torchvision's number of channels between space and time in the stem, for a width of 64.
    private static final int STEM_BETWEEN = 45;

    private final String id;

    VideoKind(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** From frames to {@code width} channels at half the height and width. */
    Layer stem(Weights weights, int width) {
        Weights own = weights.in("stem");
        if (this == SPLIT) {
            int between = Math.max(1, STEM_BETWEEN * width / VideoResNet.PUBLISHED_WIDTH);
            return VideoConvs.convOfFrames(own, "0", between, VideoConvs.flat(STEM), VideoConvs.flat(2))
                    .then(VideoConvs.norm(own, "1", between))
                    .then(Layer.RELU)
                    .then(VideoConvs.conv(own, "3", between, width, VideoConvs.deep(3), VideoConvs.cube(1)))
                    .then(VideoConvs.norm(own, "4", width))
                    .then(Layer.RELU);
        }
        return VideoConvs.convOfFrames(own, "0", width, new Shape(3, STEM, STEM), VideoConvs.flat(2))
                .then(VideoConvs.norm(own, "1", width))
                .then(Layer.RELU);
    }

    /** The stride over time of a stage whose stride in space is {@code stride}. */
    int timeStride(int stage, int stride) {
        return isFlat(stage) ? 1 : stride;
    }

    /**
     * A convolution of a block.
     *
     * @param between channels between space and time, where the two are apart
     */
    Layer conv(Weights weights, int stage, int in, int out, int between, int stride) {
        if (this == SPLIT) {
            Weights own = weights.in("0");
            return VideoConvs.conv(own, "0", in, between, VideoConvs.flat(3), VideoConvs.flat(stride))
                    .then(VideoConvs.norm(own, "1", between))
                    .then(Layer.RELU)
                    .then(VideoConvs.conv(own, "3", between, out, VideoConvs.deep(3), VideoConvs.deep(stride)));
        }
        return isFlat(stage)
                ? VideoConvs.conv(weights, "0", in, out, VideoConvs.flat(3), VideoConvs.flat(stride))
                : VideoConvs.conv(weights, "0", in, out, VideoConvs.cube(3), VideoConvs.cube(stride));
    }

    private boolean isFlat(int stage) {
        return this == MIXED && stage > 1;
    }
}

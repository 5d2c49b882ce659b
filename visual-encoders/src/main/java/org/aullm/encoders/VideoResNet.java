package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;

/** A residual network of 18 layers over clips, as {@link VideoResNetProvider} says. */
final class VideoResNet extends FrameEncoder {

    static final int PUBLISHED_WIDTH = 64;
    static final int STAGES = 4;
    private static final int BLOCKS = 2;

    private final VideoKind kind;
    private final Layer stem;
    private final List<Layer> stages = new ArrayList<>();
    private final int midStage;

    VideoResNet(Build build, VideoKind kind, EvidenceSpec evidence, FeatureSpec features) {
        super(build, kind.id(), evidence, features);
        this.kind = kind;
        int width = build.options().get(VideoResNetProvider.WIDTH);
        midStage = VideoResNetProvider.midStage(build.options());
        stem = kind.stem(weights(), width);
        int in = width;
        for (int stage = 1; stage <= STAGES; stage++) {
            int out = width << (stage - 1);
            stages.add(stage(weights().in("layer" + stage), stage, in, out));
            in = out;
        }
        Pretrained.read(weights().set(), build.options().get(Pretrained.WEIGHTS), "fc.");
    }

    private Layer stage(Weights weights, int stage, int in, int out) {
        List<Layer> blocks = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            boolean first = block == 0;
            blocks.add(block(weights.in("" + block), stage, first ? in : out, out, first && stage > 1 ? 2 : 1));
        }
        return Layer.inOrder(blocks);
    }

    private Layer block(Weights weights, int stage, int in, int out, int stride) {
        // Chosen by the authors so that splitting leaves the number of weights as it was.
        int between = in * out * 27 / (in * 9 + 3 * out);
        Weights first = weights.in("conv1");
        Weights second = weights.in("conv2");
        Layer body = kind.conv(first, stage, in, out, between, stride)
                .then(VideoConvs.norm(first, "1", out))
                .then(Layer.RELU)
                .then(kind.conv(second, stage, out, out, between, 1))
                .then(VideoConvs.norm(second, "1", out));
        return Layer.residual(body, stride == 1 ? (x, mode) -> x : shortcut(weights, stage, in, out, stride));
    }

    private Layer shortcut(Weights weights, int stage, int in, int out, int stride) {
        Weights own = weights.in("downsample");
        Shape strides = new Shape(kind.timeStride(stage, stride), stride, stride);
        return VideoConvs.conv(own, "0", in, out, VideoConvs.cube(1), strides).then(VideoConvs.norm(own, "1", out));
    }

    @Override
    VisualFeatures look(NDArray frames, Mode mode) {
        NDArray x = stem.apply(frames, mode);
        NDArray mid = x;
        for (int stage = 1; stage <= STAGES; stage++) {
            x = stages.get(stage - 1).apply(x, mode);
            mid = stage == midStage ? x : mid;
        }
        return new VisualFeatures(mid, Ops.mean(x, 2, 3, 4));
    }
}

package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;

/** A residual network over pictures, as {@link FlowResNetProvider} says. */
final class FlowResNet extends FlowEncoder {

    static final int STAGES = 4;
    private static final int MID_STAGE = 3;

    private final Layer stem;
    private final boolean pooled;
    private final Layer toMid;
    private final Layer toEnd;

    FlowResNet(Build build, String id, int blocks, EvidenceSpec evidence, FeatureSpec features) {
        super(build, id, evidence, features);
        int width = build.options().get(FlowResNetProvider.WIDTH);
        pooled = FlowResNetProvider.isPublishedStem(build.options());
        stem = Convs.conv(weights(), "conv1", FlowPicture.CHANNELS, width, pooled ? 7 : 3, pooled ? 2 : 1)
                .then(Convs.norm(weights(), "bn1", width))
                .then(Layer.RELU);
        List<Layer> stages = new ArrayList<>();
        int in = width;
        for (int stage = 1; stage <= STAGES; stage++) {
            int out = width << (stage - 1);
            stages.add(stage(weights().in("layer" + stage), blocks, in, out, stage > 1 ? 2 : 1));
            in = out;
        }
        toMid = Layer.inOrder(stages.subList(0, MID_STAGE));
        toEnd = stages.get(MID_STAGE);
        Pretrained.read(weights().set(), build.options().get(Pretrained.WEIGHTS), "fc.");
    }

    private static Layer stage(Weights weights, int blocks, int in, int out, int stride) {
        List<Layer> layers = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            boolean first = block == 0;
            layers.add(block(weights.in("" + block), first ? in : out, out, first ? stride : 1));
        }
        return Layer.inOrder(layers);
    }

    private static Layer block(Weights own, int in, int out, int stride) {
        Layer body = Convs.conv(own, "conv1", in, out, 3, stride)
                .then(Convs.norm(own, "bn1", out))
                .then(Layer.RELU)
                .then(Convs.conv(own, "conv2", out, out, 3, 1))
                .then(Convs.norm(own, "bn2", out));
        Layer shortcut = stride == 1
                ? (x, mode) -> x
                : Convs.conv(own.in("downsample"), "0", in, out, 1, stride)
                        .then(Convs.norm(own.in("downsample"), "1", out));
        return Layer.residual(body, shortcut);
    }

    @Override
    Seen see(NDArray pictures, Mode mode) {
        NDArray x = stem.apply(pictures, mode);
        if (pooled) {
            x = Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
        }
        NDArray mid = toMid.apply(x, mode);
        return new Seen(mid, Ops.mean(toEnd.apply(mid, mode), 2, 3));
    }
}

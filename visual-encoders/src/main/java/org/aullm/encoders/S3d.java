package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;

/** Inception blocks with space and time apart, as {@link S3dProvider} says. */
final class S3d extends FrameEncoder {

    static final int PUBLISHED_WIDTH = 64;
    private static final double EPSILON = 1e-3;

    /** Channels of a block's branches; the second and third have a narrow convolution before the wide one. */
    record Inception(int first, int secondIn, int second, int thirdIn, int third, int pooled) {
        int out() {
            return first + second + third + pooled;
        }
    }

    private static final List<Inception> TABLE = List.of(
            new Inception(64, 96, 128, 16, 32, 32),
            new Inception(128, 128, 192, 32, 96, 64),
            new Inception(192, 96, 208, 16, 48, 64),
            new Inception(160, 112, 224, 24, 64, 64),
            new Inception(128, 128, 256, 24, 64, 64),
            new Inception(112, 144, 288, 32, 64, 64),
            new Inception(256, 160, 320, 32, 128, 128),
            new Inception(256, 160, 320, 32, 128, 128),
            new Inception(384, 192, 384, 48, 128, 128));

    /** The last block before the last pooling, whose map is mid, and the last of all. */
    static final Inception MID = TABLE.get(6);

    static final Inception LAST = TABLE.get(8);

    private final int width;
    private final Layer toMid;
    private final Layer toEnd;

    S3d(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, S3dProvider.ID, evidence, features);
        width = build.options().get(S3dProvider.WIDTH);
        Weights own = weights().in("features");
        Layer flatPool = (x, mode) -> Pools3d.max(x, VideoConvs.flat(3), VideoConvs.flat(2), new Shape(0, 1, 1));
        Layer cubePool = (x, mode) -> Pools3d.max(x, VideoConvs.cube(3), VideoConvs.cube(2), VideoConvs.cube(1));
        toMid = Layer.inOrder(List.of(
                separate(own.in("0"), 0, scaled(64), 7, 2),
                flatPool,
                unit(own.in("2"), scaled(64), scaled(64), VideoConvs.cube(1), VideoConvs.cube(1)),
                separate(own.in("3"), scaled(64), scaled(192), 3, 1),
                flatPool,
                block(own.in("5"), scaled(192), 0),
                block(own.in("6"), out(0), 1),
                cubePool,
                block(own.in("8"), out(1), 2),
                block(own.in("9"), out(2), 3),
                block(own.in("10"), out(3), 4),
                block(own.in("11"), out(4), 5),
                block(own.in("12"), out(5), 6)));
        toEnd = Layer.inOrder(List.of(
                (x, mode) -> Pools3d.max(x, 2, 2), block(own.in("14"), out(6), 7), block(own.in("15"), out(7), 8)));
        Pretrained.read(weights().set(), build.options().get(Pretrained.WEIGHTS), "classifier.");
    }

    private int scaled(int channels) {
        return scaled(channels, width);
    }

    static int scaled(int channels, int width) {
        return Math.max(1, channels * width / PUBLISHED_WIDTH);
    }

    static int scaledOut(Inception inception, int width) {
        return scaled(inception.first(), width)
                + scaled(inception.second(), width)
                + scaled(inception.third(), width)
                + scaled(inception.pooled(), width);
    }

    private int out(int block) {
        return scaledOut(TABLE.get(block), width);
    }

    private Layer block(Weights own, int in, int index) {
        Inception sizes = TABLE.get(index);
        Layer first = unit(own.in("branch0"), in, scaled(sizes.first()), VideoConvs.cube(1), VideoConvs.cube(1));
        Layer second = narrowThenWide(own.in("branch1"), in, scaled(sizes.secondIn()), scaled(sizes.second()));
        Layer third = narrowThenWide(own.in("branch2"), in, scaled(sizes.thirdIn()), scaled(sizes.third()));
        Layer pooled =
                unit(own.in("branch3").in("1"), in, scaled(sizes.pooled()), VideoConvs.cube(1), VideoConvs.cube(1));
        return (x, mode) -> {
            NDArray around = Pools3d.max(x, VideoConvs.cube(3), VideoConvs.cube(1), VideoConvs.cube(1));
            return Ops.concat(
                    1, first.apply(x, mode), second.apply(x, mode), third.apply(x, mode), pooled.apply(around, mode));
        };
    }

    private Layer narrowThenWide(Weights own, int in, int between, int out) {
        return unit(own.in("0"), in, between, VideoConvs.cube(1), VideoConvs.cube(1))
                .then(separate(own.in("1"), between, out, 3, 1));
    }

    /** Over space, then over time. From frames if {@code in} is 0. */
    private static Layer separate(Weights own, int in, int out, int side, int stride) {
        Layer space = unit(own.in("0"), in, out, VideoConvs.flat(side), VideoConvs.flat(stride));
        return space.then(unit(own.in("1"), out, out, VideoConvs.deep(side), VideoConvs.deep(stride)));
    }

    private static Layer unit(Weights own, int in, int out, Shape kernel, Shape stride) {
        Layer conv = in == 0
                ? VideoConvs.convOfFrames(own, "0", out, kernel, stride)
                : VideoConvs.conv(own, "0", in, out, kernel, stride);
        BatchNorm norm = BatchNorm.of(own, "1", out, EPSILON);
        return conv.then(norm::apply).then(Layer.RELU);
    }

    @Override
    VisualFeatures look(NDArray frames, Mode mode) {
        NDArray mid = toMid.apply(frames, mode);
        return new VisualFeatures(mid, Ops.mean(toEnd.apply(mid, mode), 2, 3, 4));
    }
}

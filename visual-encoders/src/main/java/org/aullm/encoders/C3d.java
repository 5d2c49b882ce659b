package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Conv3d;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Eight convolutions and two linear layers, as {@link C3dProvider} says. */
final class C3d extends FrameEncoder {

    private final Layer toMid;
    private final Layer toEnd;
    private final Linear fc6;
    private final Linear fc7;
    private final Dropout dropout;

    C3d(Build build, EvidenceSpec evidence, FeatureSpec features) {
        super(build, C3dProvider.ID, evidence, features);
        int width = build.options().get(C3dProvider.WIDTH);
        toMid = Layer.inOrder(List.of(
                first(weights(), width),
                pool(1),
                conv("conv2", width, 2 * width),
                pool(2),
                conv("conv3a", 2 * width, 4 * width),
                conv("conv3b", 4 * width, 4 * width),
                pool(2),
                conv("conv4a", 4 * width, 8 * width),
                conv("conv4b", 8 * width, 8 * width),
                pool(2)));
        toEnd = Layer.inOrder(List.of(
                conv("conv5a", 8 * width, 8 * width),
                conv("conv5b", 8 * width, 8 * width),
                (x, mode) -> Pools3d.max(x, VideoConvs.cube(2), VideoConvs.cube(2), new Shape(0, 1, 1))));
        int high = features.high();
        fc6 = Linear.of(weights(), "fc6", C3dProvider.flattened(features), high);
        fc7 = Linear.of(weights(), "fc7", high, high);
        dropout = new Dropout(build.options().get(C3dProvider.DROPOUT));
    }

    private static Layer first(Weights weights, int out) {
        Conv3d conv = Conv3d.of(weights, "conv1", 3, out, VideoConvs.cube(3), VideoConvs.cube(1), VideoConvs.cube(1));
        return (x, mode) -> Activation.relu(conv.applyToFrames(x));
    }

    private Layer conv(String name, int in, int out) {
        Conv3d conv = Conv3d.of(weights(), name, in, out, VideoConvs.cube(3), VideoConvs.cube(1), VideoConvs.cube(1));
        return (x, mode) -> Activation.relu(conv.apply(x));
    }

    private static Layer pool(int time) {
        return (x, mode) -> Pools3d.max(x, time, 2);
    }

    @Override
    VisualFeatures look(NDArray frames, Mode mode) {
        NDArray mid = toMid.apply(frames, mode);
        NDArray x = flat(toEnd.apply(mid, mode));
        x = dropout.apply(Activation.relu(fc6.apply(x)), mode);
        return new VisualFeatures(mid, dropout.apply(Activation.relu(fc7.apply(x)), mode));
    }
}

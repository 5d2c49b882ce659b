package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.VisualFeatures;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.BatchNorm;
import org.aullm.tensor.nn.Conv3d;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.Linear;

/** Eulerian dynamics, two convolutions with squeeze and excitation, a linear layer: {@link Led3dCnnProvider}'s table. */
final class LedNetwork {

    static final int FEWEST = 4;
    static final int SMALLEST = 22;

    private static final int FIRST = 32;
    private static final int SECOND = 64;
    private static final int HIGH = 256;
    private static final int REDUCTION = 16;
    private static final Shape ONE = new Shape(1, 1, 1);
    private static final Shape NONE = new Shape(0, 0, 0);

    private final EulerianDynamics dynamics;
    private final Conv3d conv1;
    private final BatchNorm norm1;
    private final Conv3d conv2;
    private final BatchNorm norm2;
    private final SqueezeExcitation excitation;
    private final Linear linear;
    private final ChannelDropout channelDropout;
    private final Dropout dropout;

    LedNetwork(Weights weights, int frames, FeatureSpec features, double rate) {
        dynamics = EulerianDynamics.of(weights, "led", frames);
        conv1 = Conv3d.of(weights, "conv1", 1, FIRST, new Shape(1, 5, 5), ONE, NONE);
        norm1 = BatchNorm.of(weights, "norm1", FIRST);
        conv2 = Conv3d.of(weights, "conv2", FIRST, SECOND, new Shape(2, 3, 3), ONE, NONE);
        norm2 = BatchNorm.of(weights, "norm2", SECOND);
        excitation = SqueezeExcitation.of(weights, "excitation", SECOND, REDUCTION);
        linear = Linear.of(weights, "linear", features.midSize(), HIGH);
        channelDropout = new ChannelDropout(rate);
        dropout = new Dropout(rate);
    }

    /** What it gives for clips of a size. */
    static FeatureSpec features(Frames frames) {
        return new FeatureSpec(SECOND, (frames.time() - 2) / 2, left(frames.height()), left(frames.width()), HIGH);
    }

    /** What the two convolutions and poolings leave of a side. */
    private static int left(int side) {
        return ((side - 4) / 3 - 2) / 2;
    }

    /** Takes frames (batch, 1, time, height, width), 0 being black. */
    VisualFeatures apply(NDArray frames, Mode mode) {
        NDArray motion = dynamics.apply(frames);
        // The published order is ReLU, then pooling. They commute, and after the pooling there is less to do.
        NDArray x = norm1.apply(Activation.relu(Pools3d.max(conv1.apply(motion), 1, 3)), mode);
        x = channelDropout.apply(x, mode);
        x = excitation.apply(norm2.apply(Activation.relu(conv2.apply(x)), mode));
        NDArray mid = channelDropout.apply(Pools3d.max(x, 2, 2), mode);
        NDArray high = Activation.relu(linear.apply(mid.reshape(mid.getShape().get(0), -1)));
        return new VisualFeatures(mid, dropout.apply(high, mode));
    }

    /** Each clip with its darkest value at 0, whatever its scale. */
    static NDArray fromDarkest(NDArray frames) {
        NDArray darkest = frames.reshape(frames.getShape().get(0), -1).min(new int[] {1});
        return frames.sub(darkest.reshape(-1, 1, 1, 1, 1));
    }
}

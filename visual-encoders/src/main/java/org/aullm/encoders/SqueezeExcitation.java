package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/** Squeeze and excitation (Hu, Shen and Sun, 2018) of each frame by itself: channels are weighed by their averages. */
final class SqueezeExcitation {

    private final Linear squeeze;
    private final Linear excite;

    private SqueezeExcitation(Linear squeeze, Linear excite) {
        this.squeeze = squeeze;
        this.excite = excite;
    }

    /** Without biases; {@code channels / reduction} values in between. */
    static SqueezeExcitation of(Weights weights, String name, int channels, int reduction) {
        Weights own = weights.in(name);
        return new SqueezeExcitation(
                Linear.withoutBias(own, "squeeze", channels, channels / reduction),
                Linear.withoutBias(own, "excite", channels / reduction, channels));
    }

    /** Takes (batch, channels, time, height, width). */
    NDArray apply(NDArray x) {
        NDArray averages = Ops.mean(x, 3, 4).swapAxes(1, 2); // (batch, time, channels)
        NDArray weights = Ops.sigmoid(excite.apply(Activation.relu(squeeze.apply(averages))));
        return x.mul(weights.swapAxes(1, 2).expandDims(3).expandDims(4));
    }
}

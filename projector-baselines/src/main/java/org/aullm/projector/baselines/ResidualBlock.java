package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.kernel.Kernels;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * A RegNet block as Honeybee uses it, bottleneck ratio 1, groups of one channel, norms over channels:
 *
 * <pre>y = silu(norm(A x)),  y = silu(norm(depthwise 3x3 y)),  y = y * sigmoid(E2 silu(E1 mean(y))),
 * out = silu(x + norm(B y))</pre>
 *
 * <p>2 d^2 + 9 d (convolutions, none with bias) + 6 d (norms) + 2 d r + r + d (excitation, r = max(1, d / 4)) parameters
 * for d channels.
 */
final class ResidualBlock {

    private static final Shape ONE = new Shape(1, 1);

    private final int channels;
    private final Linear expand;
    private final LayerNorm first;
    private final NDArray depthwise;
    private final LayerNorm second;
    private final Linear squeeze;
    private final Linear excite;
    private final Linear shrink;
    private final LayerNorm third;

    ResidualBlock(Weights weights, int channels) {
        this.channels = channels;
        int squeezed = Math.max(1, channels / 4);
        this.expand = Linear.withoutBias(weights, "expand", channels, channels);
        this.first = LayerNorm.of(weights, "norm1", channels, 1);
        this.depthwise = weights.in("depthwise").uniform("weight", 1.0 / 3, channels, 1, 3, 3);
        this.second = LayerNorm.of(weights, "norm2", channels, 1);
        this.squeeze = Linear.of(weights, "squeeze", channels, squeezed);
        this.excite = Linear.of(weights, "excite", squeezed, channels);
        this.shrink = Linear.withoutBias(weights, "shrink", channels, channels);
        this.third = LayerNorm.of(weights, "norm3", channels, 1);
    }

    /** Takes (batch, channels, height, width), gives as many. */
    NDArray apply(NDArray x) {
        NDArray last = x.transpose(0, 2, 3, 1);
        NDArray expanded = Kernels.silu(first.apply(expand.apply(last))).transpose(0, 3, 1, 2);
        NDArray local = Conv2d.conv2d(expanded, depthwise, null, ONE, ONE, ONE, channels)
                .singletonOrThrow()
                .transpose(0, 2, 3, 1);
        NDArray y = Kernels.silu(second.apply(local));
        NDArray gate = Ops.sigmoid(excite.apply(Kernels.silu(squeeze.apply(Ops.mean(y, 1, 2)))));
        NDArray gated = y.mul(gate.reshape(-1, 1, 1, channels));
        return Kernels.silu(last.add(third.apply(shrink.apply(gated)))).transpose(0, 3, 1, 2);
    }
}

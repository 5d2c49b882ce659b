package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.tensor.kernel.Kernels;

/** The feed-forward part of a layer: {@code down(silu(gate x) * up x)} (Shazeer, GLU variants, 2020). */
final class FeedForward {

    private final Projection gate;
    private final Projection up;
    private final Projection down;

    FeedForward(Architecture architecture, Projections projections, int layer) {
        String path = "model.layers." + layer + ".mlp.";
        boolean bias = architecture.biases().feedForward();
        this.gate = projections.of(path, "gate_proj", architecture.hidden(), architecture.inner(), bias);
        this.up = projections.of(path, "up_proj", architecture.hidden(), architecture.inner(), bias);
        this.down = projections.of(path, "down_proj", architecture.inner(), architecture.hidden(), bias);
    }

    /** (rows, hidden) to the same shape. */
    NDArray apply(NDArray x, Mode mode) {
        NDArray opened = Kernels.silu(gate.apply(x, mode));
        return down.apply(opened.mul(up.apply(x, mode)), mode);
    }
}

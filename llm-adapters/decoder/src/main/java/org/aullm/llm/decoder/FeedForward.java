package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import org.aullm.api.Mode;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.kernel.Kernels;

/** The feed-forward part of a layer: {@code down(bent(gate x) * up x)} (Shazeer, GLU variants, 2020). */
final class FeedForward {

    private final Activation activation;
    private final Projection.Part gate;
    private final Projection.Part up;
    private final Projection down;

    FeedForward(Architecture architecture, Projections projections, int layer) {
        String path = "model.layers." + layer + ".mlp.";
        int hidden = architecture.hidden();
        int inner = architecture.inner();
        boolean bias = architecture.traits().biases().feedForward();
        this.activation = architecture.traits().activation();
        if (architecture.traits().fused()) {
            Projection both = projections.of(path, "gate_up_proj", hidden, 2 * inner, bias);
            this.gate = both.part(0, inner);
            this.up = both.part(inner, 2 * inner);
        } else {
            this.gate = projections.of(path, "gate_proj", hidden, inner, bias).whole();
            this.up = projections.of(path, "up_proj", hidden, inner, bias).whole();
        }
        this.down = projections.of(path, "down_proj", inner, hidden, bias);
    }

    /** (rows, hidden) to the same shape. */
    NDArray apply(NDArray x, Mode mode) {
        NDArray gated = gate.apply(x, mode);
        NDArray raised = up.apply(x, mode);
        boolean overwrites = activation == Activation.SILU && !GradMode.isOn();
        NDArray inner = overwrites
                ? Kernels.gatedInPlace(gated, raised)
                : activation.apply(gated).mul(raised);
        return down.apply(inner, mode);
    }
}

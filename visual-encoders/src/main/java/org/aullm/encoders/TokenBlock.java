package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.kernel.Kernels;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/** A transformer block with normalisation before its parts: self-attention, then two layers with GELU between. */
final class TokenBlock {

    private static final int MLP_FACTOR = 4;

    private final LayerNorm norm1;
    private final Linear toQueriesKeysValues;
    private final Linear fromHeads;
    private final LayerNorm norm2;
    private final Linear up;
    private final Linear down;
    private final Dropout dropout;
    private final int heads;
    private final int headWidth;

    /** With {@code heads} of {@code width / heads} values each; what is left of the width has no head. */
    TokenBlock(Weights own, int width, int heads, double rate) {
        this.heads = heads;
        this.headWidth = width / heads;
        int inner = heads * headWidth;
        norm1 = LayerNorm.of(own, "norm1", width, 1);
        toQueriesKeysValues = Linear.withoutBias(own, "qkv", width, 3 * inner);
        fromHeads = Linear.of(own, "out", inner, width);
        norm2 = LayerNorm.of(own, "norm2", width, 1);
        up = Linear.of(own, "up", width, MLP_FACTOR * width);
        down = Linear.of(own, "down", MLP_FACTOR * width, width);
        dropout = new Dropout(rate);
    }

    /** Takes (batch, tokens, width). */
    NDArray apply(NDArray x, Mode mode) {
        NDArray attended = x.add(dropout.apply(attend(norm1.apply(x)), mode));
        NDArray hidden = dropout.apply(Activation.gelu(up.apply(norm2.apply(attended))), mode);
        return attended.add(dropout.apply(down.apply(hidden), mode));
    }

    private NDArray attend(NDArray x) {
        long batch = x.getShape().get(0);
        long tokens = x.getShape().get(1);
        int inner = heads * headWidth;
        NDArray all = toQueriesKeysValues.apply(x);
        NDArray answer =
                Kernels.attention(part(all, 0), part(all, 1), part(all, 2), Optional.empty(), 1 / Math.sqrt(headWidth));
        return fromHeads.apply(answer.swapAxes(1, 2).reshape(batch, tokens, inner));
    }

    /** Queries, keys or values, (batch, heads, tokens, head width). */
    private NDArray part(NDArray all, int index) {
        long inner = (long) heads * headWidth;
        return Ops.slice(all, 2, index * inner, (index + 1) * inner)
                .reshape(all.getShape().get(0), all.getShape().get(1), heads, headWidth)
                .swapAxes(1, 2);
    }
}

package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * Multi-head attention (Vaswani et al., 2017): {@code O concat over heads of (softmax(Q a (K s)^T / sqrt(d / heads) + mask)
 * V s)}. 4 d^2 + 3 d parameters for a width d; keys have no bias, which would move all logits of a row alike.
 */
final class Attention {

    private final int heads;
    private final int width;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear out;

    Attention(Weights weights, int width, int heads) {
        this.heads = heads;
        this.width = width;
        this.query = Linear.of(weights, "query", width, width);
        this.key = Linear.withoutBias(weights, "key", width, width);
        this.value = Linear.of(weights, "value", width, width);
        this.out = Linear.of(weights, "out", width, width);
    }

    /** Takes (batch or 1, asking, width) and (batch, entries, width), gives (batch, asking, width). */
    NDArray apply(NDArray asking, NDArray source, Optional<NDArray> mask) {
        NDArray heard = softmax(asking, source, mask).matMul(split(value.apply(source)));
        return out.apply(
                heard.transpose(0, 2, 1, 3).reshape(-1, asking.getShape().get(1), width));
    }

    /** The mean share over heads, (batch, asking, entries). */
    NDArray shares(NDArray asking, NDArray source, Optional<NDArray> mask) {
        return Ops.mean(softmax(asking, source, mask), 1);
    }

    private NDArray softmax(NDArray asking, NDArray source, Optional<NDArray> mask) {
        NDArray queries = split(query.apply(asking));
        NDArray keys = split(key.apply(source)).transpose(0, 1, 3, 2);
        NDArray logits = Ops.scale(queries.matMul(keys), 1 / Math.sqrt((double) width / heads));
        return mask.map(logits::add).orElse(logits).softmax(3);
    }

    private NDArray split(NDArray x) {
        return x.reshape(-1, x.getShape().get(1), heads, width / heads).transpose(0, 2, 1, 3);
    }
}

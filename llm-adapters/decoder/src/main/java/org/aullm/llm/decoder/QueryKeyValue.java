package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;

/** What goes into a layer's attention: three projections or one for all, and perhaps a normalisation of each head. */
final class QueryKeyValue {

    private final int width;
    private final Projection.Part query;
    private final Projection.Part key;
    private final Projection.Part value;
    private final Optional<Projection.Part> keyAndValue;
    private final Optional<RmsNorm> queryNorm;
    private final Optional<RmsNorm> keyNorm;

    QueryKeyValue(Architecture architecture, Projections projections, String path) {
        this.width = architecture.headWidth();
        int hidden = architecture.hidden();
        int wide = architecture.heads() * width;
        int narrow = architecture.keyHeads() * width;
        boolean bias = architecture.traits().biases().queryKeyValue();
        if (architecture.traits().fused()) {
            Projection all = projections.of(path, "qkv_proj", hidden, wide + 2 * narrow, bias);
            this.query = all.part(0, wide);
            this.key = all.part(wide, wide + narrow);
            this.value = all.part(wide + narrow, wide + 2 * narrow);
            this.keyAndValue = Optional.of(all.part(wide, wide + 2 * narrow));
        } else {
            this.query = projections.of(path, "q_proj", hidden, wide, bias).whole();
            this.key = projections.of(path, "k_proj", hidden, narrow, bias).whole();
            this.value = projections.of(path, "v_proj", hidden, narrow, bias).whole();
            this.keyAndValue = Optional.empty();
        }
        boolean norms = architecture.traits().norms().queriesAndKeys();
        this.queryNorm = norms
                ? Optional.of(RmsNorm.of(projections.base(), path + "q_norm", width, architecture))
                : Optional.empty();
        this.keyNorm = norms
                ? Optional.of(RmsNorm.of(projections.base(), path + "k_norm", width, architecture))
                : Optional.empty();
    }

    /** (rows, key heads, head width) each. */
    record Pair(NDArray keys, NDArray values) {}

    /** (rows, hidden) to (rows, heads, head width), not turned yet. */
    NDArray queries(NDArray x, Mode mode) {
        return normed(heads(query.apply(x, mode)), queryNorm);
    }

    /** Of (rows, hidden), not turned yet. */
    Pair keysAndValues(NDArray x, Mode mode) {
        if (keyAndValue.isEmpty()) {
            return new Pair(normed(heads(key.apply(x, mode)), keyNorm), heads(value.apply(x, mode)));
        }
        NDArray both = heads(keyAndValue.get().apply(x, mode));
        long heads = both.getShape().get(1) / 2;
        return new Pair(normed(Ops.slice(both, 1, 0, heads), keyNorm), Ops.slice(both, 1, heads, 2 * heads));
    }

    private NDArray heads(NDArray rows) {
        return rows.reshape(rows.getShape().get(0), rows.getShape().get(1) / width, width);
    }

    private static NDArray normed(NDArray heads, Optional<RmsNorm> norm) {
        return norm.isPresent() ? norm.get().apply(heads) : heads;
    }
}

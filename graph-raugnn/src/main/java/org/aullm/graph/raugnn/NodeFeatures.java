package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/** Nodes before any message: who the unit is, what the clip looks like, and what the unit sees in it. */
final class NodeFeatures {

    private final NDArray identity;
    private final Linear high;
    private final Optional<UnitAttention> attention;
    private final int hidden;

    NodeFeatures(Weights weights, Options options, FeatureSpec features, int units) {
        this.hidden = options.get(RaugnnProvider.HIDDEN);
        this.identity = weights.normal("unit", 0.5, units, hidden);
        this.high = Linear.withoutBias(weights, "high", features.high(), hidden);
        this.attention = options.get(RaugnnProvider.NODE_ATTENTION)
                ? Optional.of(new UnitAttention(weights.in("mid"), features, units, hidden))
                : Optional.empty();
    }

    /** (batch, units, hidden). */
    NDArray of(VisualFeatures seen) {
        NDArray nodes = high.apply(seen.high()).reshape(-1, 1, hidden).add(identity);
        return attention.isPresent() ? nodes.add(attention.get().apply(seen.mid())) : nodes;
    }
}

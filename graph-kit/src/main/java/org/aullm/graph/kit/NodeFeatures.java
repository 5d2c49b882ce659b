package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.api.option.Options;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/** Nodes before any message: who the unit is, what the clip looks like as a whole, and what the unit sees in it. */
final class NodeFeatures {

    private final NDArray identity;
    private final Optional<Linear> high;
    private final Optional<UnitAttention> attention;
    private final int hidden;

    NodeFeatures(Weights weights, Options options, FeatureSpec features, int units) {
        this.hidden = options.get(GraphOptions.HIDDEN);
        this.identity = weights.normal("unit", 0.5, units, hidden);
        this.high = options.get(GraphOptions.NODE_HIGH)
                ? Optional.of(Linear.withoutBias(weights, "high", features.high(), hidden))
                : Optional.empty();
        this.attention = options.get(GraphOptions.NODE_ATTENTION)
                ? Optional.of(new UnitAttention(weights.in("mid"), features, units, hidden))
                : Optional.empty();
    }

    /** (batch, units, hidden). */
    NDArray of(VisualFeatures seen) {
        NDArray whole = high.map(
                        map -> map.apply(seen.high()).reshape(-1, 1, hidden).add(identity))
                .orElse(identity);
        // What depends on the clip stands left: the sum then belongs to the step.
        return attention.map(look -> look.apply(seen.mid()).add(whole)).orElse(whole);
    }

    /** Where each unit looked, (batch, units, time, height, width); empty if units do not look for themselves. */
    Optional<NDArray> evidence(VisualFeatures seen) {
        return attention.map(look -> look.evidence(seen.mid()));
    }
}

package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.api.FeatureSpec;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * What each unit sees in the mid-level map: attention over all places by what is there, and by where it is. Faces are
 * aligned, so a unit's place is a table; it starts flat.
 */
final class UnitAttention {

    private final int channels;
    private final long places;
    private final NDArray query;
    private final NDArray where;
    private final Linear value;

    UnitAttention(Weights weights, FeatureSpec features, int units, int hidden) {
        this.channels = features.channels();
        this.places = (long) features.time() * features.height() * features.width();
        this.query = weights.normal("query", 1, channels, units);
        this.where = weights.constant("where", 0, places, units);
        this.value = Linear.withoutBias(weights, "value", channels, hidden);
    }

    /** Takes (batch, channels, time, height, width), gives (batch, units, hidden). */
    NDArray apply(NDArray mid) {
        NDArray seen = places(mid);
        return value.apply(shares(seen).matMul(seen));
    }

    /** How much each place counts for each unit, (batch, units, time, height, width). */
    NDArray evidence(NDArray mid) {
        Shape shape = mid.getShape();
        return shares(places(mid)).reshape(shape.get(0), -1, shape.get(2), shape.get(3), shape.get(4));
    }

    private NDArray places(NDArray mid) {
        return mid.reshape(-1, channels, places).transpose(0, 2, 1);
    }

    private NDArray shares(NDArray seen) {
        NDArray logits = Ops.scale(seen.matMul(query), 1 / Math.sqrt(channels)).add(where);
        return logits.softmax(1).transpose(0, 2, 1);
    }
}

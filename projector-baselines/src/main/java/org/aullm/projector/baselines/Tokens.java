package org.aullm.projector.baselines;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.aullm.api.Explanation;
import org.aullm.api.Explanation.Axis;
import org.aullm.api.FeatureSpec;
import org.aullm.api.VisualFeatures;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Shapes;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * A clip as a sequence: one entry for each place of the mid-level map, time by time, row by row, with what is learned of
 * that place, and one entry for the high-level vector at the end. The published projectors read a map only; the last
 * entry is ours, so that all projectors may see both levels.
 *
 * <p>(c + 1) d + p d + (high + 1) d parameters for c channels, p places and a width d.
 */
final class Tokens {

    private final FeatureSpec features;
    private final int places;
    private final Linear ofPlace;
    private final NDArray where;
    private final Linear ofHigh;

    Tokens(Weights weights, FeatureSpec features, int width) {
        this.features = features;
        this.places = features.time() * features.height() * features.width();
        this.ofPlace = Linear.of(weights, "mid", features.channels(), width);
        this.where = weights.normal("where", 0.02, places, width);
        this.ofHigh = Linear.of(weights, "high", features.high(), width);
    }

    /** (batch, places + 1, width). */
    NDArray of(VisualFeatures seen) {
        require(features, seen);
        NDArray flat = seen.mid().reshape(-1, features.channels(), places).transpose(0, 2, 1);
        return Ops.concat(
                1, ofPlace.apply(flat).add(where), ofHigh.apply(seen.high()).expandDims(1));
    }

    /** Refuses features of another shape. */
    static void require(FeatureSpec features, VisualFeatures seen) {
        Shapes.require(
                "mid-level features",
                seen.mid(),
                -1,
                features.channels(),
                features.time(),
                features.height(),
                features.width());
        Shapes.require("high-level features", seen.high(), -1, features.high());
    }

    /**
     * Where attention lay on the mid-level map, the other entries of the sequence left out.
     *
     * @param shares (batch, tokens, entries), the places first
     */
    List<Explanation> evidence(NDArray shares) {
        NDArray onPlaces = Ops.slice(shares, 2, 0, places);
        NDArray evidence = onPlaces.div(onPlaces.sum(new int[] {2}, true));
        return List.of(new Explanation(
                Explanation.EVIDENCE,
                "how much each place of the mid-level map counts for each content token, in the last cross attention",
                List.of(Axis.CLIP, Axis.TOKEN, Axis.TIME, Axis.ROW, Axis.COLUMN),
                evidence.reshape(-1, shares.getShape().get(1), features.time(), features.height(), features.width())));
    }
}

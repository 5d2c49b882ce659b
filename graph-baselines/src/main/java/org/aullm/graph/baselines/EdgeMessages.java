package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Structure;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Linear;

/**
 * Messages through edges that have features. The edge from j to i starts as
 *
 * <pre>e_ij = P h_i + R h_j + T (h_i * h_j)</pre>
 *
 * <p>and every round ({@link EdgeRound}) renews edges and nodes in turn. Messages run along the prior's edges and self
 * loops ({@code prior: full} for all pairs, as in the paper's second stage); with {@code nearest: k} only to the k related
 * units whose nodes have the largest dot products with the listener's, chosen anew in every clip (its first stage).
 *
 * <p>ME-GraphAU starts edges by cross-attention between maps of the two units and the face. Our units have vectors, not
 * maps: this start from the pair is ours.
 *
 * <p>3 d^2 + d parameters here, for a hidden width d.
 */
final class EdgeMessages implements Messages {

    private static final double SHUT = -1e9;
    private static final float FIRST = 1e6f;

    private final Structure structure;
    private final DataType precision;
    private final int hidden;
    private final int nearest;
    private final Linear listener;
    private final Linear speaker;
    private final Linear product;
    private final List<EdgeRound> rounds;

    EdgeMessages(Build build, Weights weights, Structure structure, int layers) {
        this.structure = structure;
        this.precision = build.precision();
        this.hidden = build.options().get(GraphOptions.HIDDEN);
        this.nearest = build.options().get(EdgeFeatureProvider.NEAREST);
        Weights edge = weights.in("edge");
        this.listener = Linear.of(edge, "listener", hidden, hidden);
        this.speaker = Linear.withoutBias(edge, "speaker", hidden, hidden);
        this.product = Linear.withoutBias(edge, "product", hidden, hidden);
        this.rounds = IntStream.rangeClosed(1, layers)
                .mapToObj(layer -> new EdgeRound(build, weights.in("layer" + layer), units()))
                .toList();
    }

    private int units() {
        return structure.units().size();
    }

    @Override
    public NDArray exchange(NDArray nodes, Intervention intervention, Mode mode) {
        NDArray shut = shut(nodes, intervention);
        EdgeRound.State state = start(nodes);
        for (EdgeRound round : rounds) {
            state = round.next(state, shut, mode);
        }
        return state.nodes();
    }

    @Override
    public NDArray attention(NDArray nodes) {
        NDArray shut = shut(nodes, Intervention.NONE);
        EdgeRound.State state = start(nodes);
        NDArray sum = nodes.zerosLike();
        for (int i = 0; i < rounds.size(); i++) {
            NDArray heard = Ops.mean(rounds.get(i).gates(rounds.get(i).edges(state), shut), 3);
            sum = i == 0 ? heard : sum.add(heard);
            state = rounds.get(i).next(state, shut, Mode.EVAL);
        }
        return Ops.scale(sum, 1.0 / rounds.size());
    }

    private EdgeRound.State start(NDArray nodes) {
        NDArray rows = nodes.reshape(-1, units(), 1, hidden);
        NDArray columns = nodes.reshape(-1, 1, units(), hidden);
        NDArray edges =
                product.apply(rows.mul(columns)).add(listener.apply(rows)).add(speaker.apply(columns));
        return new EdgeRound.State(nodes, edges);
    }

    /** What is added to gates' logits, (1 or batch, units, units, 1): 0 along open edges, else very low. */
    private NDArray shut(NDArray nodes, Intervention intervention) {
        NDArray prior =
                Arrays.data(nodes.getManager(), structure.attention(intervention), precision, 1, units(), units());
        NDArray mask = nearest > 0 && nearest + 1 < units() ? nearestOf(nodes, prior) : prior;
        return mask.expandDims(3);
    }

    /** Of the units that the prior leaves open, the most alike, and the unit itself: (batch, units, units). */
    private NDArray nearestOf(NDArray nodes, NDArray prior) {
        NDArray states = Ops.stopGradient(nodes);
        NDArray likeness = states.matMul(states.transpose(0, 2, 1)).add(prior);
        NDArray others = Arrays.data(nodes.getManager(), selfFirst(), precision, 1, units(), units());
        NDArray ranked = likeness.add(others);
        NDArray least = Ops.slice(ranked.topK(nearest + 1, 2, true, true).get(0), 2, nearest, nearest + 1L);
        NDArray far = ranked.lt(least);
        NDArray open = prior.broadcast(ranked.getShape());
        return NDArrays.where(far, Ops.plus(ranked.zerosLike(), SHUT), open);
    }

    /** Puts each unit before all others in its own ranking. */
    private float[] selfFirst() {
        float[] first = new float[units() * units()];
        for (int i = 0; i < units(); i++) {
            first[i * units() + i] = FIRST;
        }
        return first;
    }
}

package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.tensor.Ops;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * One round of gated graph convolution (Bresson and Laurent, 2017, as ME-GraphAU uses it). With N(i) the open edges of i,
 * * for products value by value, and each value of a gate shared out among the edges by a softmax of its own:
 *
 * <pre>e'_ij = e_ij + relu(norm(A e_ij + B h_i + C h_j)),  n_ij = softmax over j in N(i) of sigmoid(e'_ij),
 * h'_i = h_i + dropout(relu(norm(U h_i + sum over j of n_ij * (V h_j))))</pre>
 *
 * <p>5 d^2 + 6 d parameters for a hidden width d. ME-GraphAU normalises over the batch; we normalise over values, so that a
 * clip's result does not depend on its company.
 */
final class EdgeRound {

    /** Nodes, (batch, units, hidden), and edges, (batch, listening, heard, hidden). */
    record State(NDArray nodes, NDArray edges) {}

    private final int units;
    private final int hidden;
    private final Linear ofEdge;
    private final Linear ofListener;
    private final Linear ofSpeaker;
    private final LayerNorm edgeNorm;
    private final Linear self;
    private final Linear value;
    private final LayerNorm nodeNorm;
    private final Dropout dropout;

    EdgeRound(Build build, Weights weights, int units) {
        this.units = units;
        this.hidden = build.options().get(GraphOptions.HIDDEN);
        this.ofEdge = Linear.of(weights, "edge", hidden, hidden);
        this.ofListener = Linear.withoutBias(weights, "listener", hidden, hidden);
        this.ofSpeaker = Linear.withoutBias(weights, "speaker", hidden, hidden);
        this.edgeNorm = LayerNorm.of(weights, "edge-norm", hidden, 1);
        this.self = Linear.of(weights, "self", hidden, hidden);
        this.value = Linear.withoutBias(weights, "value", hidden, hidden);
        this.nodeNorm = LayerNorm.of(weights, "node-norm", hidden, 1);
        this.dropout = new Dropout(build.options().get(GraphOptions.DROPOUT));
    }

    /** @param shut what is added to gates' logits, (1 or batch, units, units, 1) */
    State next(State now, NDArray shut, Mode mode) {
        NDArray edges = edges(now);
        NDArray values = value.apply(now.nodes()).reshape(-1, 1, units, hidden);
        NDArray heard = gates(edges, shut).mul(values).sum(new int[] {2});
        NDArray renewed = Activation.relu(nodeNorm.apply(self.apply(now.nodes()).add(heard)));
        return new State(now.nodes().add(dropout.apply(renewed, mode)), edges);
    }

    /** The edges after this round, (batch, units, units, hidden). */
    NDArray edges(State now) {
        NDArray rows = ofListener.apply(now.nodes()).reshape(-1, units, 1, hidden);
        NDArray columns = ofSpeaker.apply(now.nodes()).reshape(-1, 1, units, hidden);
        NDArray renewed = ofEdge.apply(now.edges()).add(rows).add(columns);
        return now.edges().add(Activation.relu(edgeNorm.apply(renewed)));
    }

    /** For each value of each edge its share among the listener's edges, (batch, units, units, hidden). */
    NDArray gates(NDArray edges, NDArray shut) {
        return Ops.sigmoid(edges).add(shut).softmax(2);
    }
}

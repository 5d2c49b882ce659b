package org.aullm.graph.baselines;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Rounds;
import org.aullm.tensor.Weights;
import org.aullm.tensor.nn.Dropout;
import org.aullm.tensor.nn.LayerNorm;
import org.aullm.tensor.nn.Linear;

/**
 * One graph convolution. With A the adjacency of the prior's relations, of either kind, I the self loops and D the
 * diagonal of degrees in A + I:
 *
 * <pre>S = D^-1/2 (A + I) D^-1/2,  h' = h + dropout(relu(S norm(h) W))</pre>
 *
 * <p>d^2 + 2 d parameters for a hidden width d. Kipf and Welling have no norm and no residual: we add both, as in every
 * graph here, so that rounds can be compared at equal depth.
 */
final class GcnRound implements Rounds.Round {

    private final LayerNorm norm;
    private final Linear value;
    private final Dropout dropout;

    GcnRound(Build build, Weights weights) {
        int hidden = build.options().get(GraphOptions.HIDDEN);
        this.norm = LayerNorm.of(weights, "norm", hidden, 1);
        this.value = Linear.withoutBias(weights, "value", hidden, hidden);
        this.dropout = new Dropout(build.options().get(GraphOptions.DROPOUT));
    }

    /** S for an adjacency without self loops, (units, units). */
    static float[] normalised(float[] adjacency, int units) {
        double[] degree = new double[units];
        float[] looped = adjacency.clone();
        for (int i = 0; i < units; i++) {
            looped[i * units + i] = 1;
            for (int j = 0; j < units; j++) {
                degree[i] += looped[i * units + j];
            }
        }
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < units; j++) {
                looped[i * units + j] = (float) (looped[i * units + j] / Math.sqrt(degree[i] * degree[j]));
            }
        }
        return looped;
    }

    @Override
    public NDArray exchange(NDArray nodes, NDArray shares, Mode mode) {
        NDArray messages = value.apply(norm.apply(nodes));
        // S is symmetric, so it may stand on the right of the transposed nodes: data first.
        NDArray heard = messages.transpose(0, 2, 1).matMul(shares).transpose(0, 2, 1);
        return nodes.add(dropout.apply(Activation.relu(heard), mode));
    }

    /** S with rows that sum to 1, the same for every clip. */
    @Override
    public NDArray attention(NDArray nodes, NDArray shares) {
        NDArray rows = shares.div(shares.sum(new int[] {1}, true));
        Shape one = rows.getShape();
        return rows.expandDims(0).broadcast(new Shape(nodes.getShape().get(0), one.get(0), one.get(1)));
    }
}

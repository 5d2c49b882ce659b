package org.aullm.graph.baselines;

import java.util.List;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Weights;

/** Provides the relation graph {@code edge-feature}; see {@link EdgeMessages}. */
public final class EdgeFeatureProvider extends UnitGraphProvider {

    static final Option<Integer> NEAREST = Option.integer(
                    "nearest",
                    "each unit hears only this many related units, those whose nodes are most alike in the clip; 0 for all")
            .atLeast(0)
            .orElse(0);

    @Override
    public String id() {
        return "edge-feature";
    }

    @Override
    public String summary() {
        return "ME-GraphAU's gated graph: every edge has a vector of its own in every clip, which opens or shuts it.";
    }

    @Override
    public String source() {
        return "ME-GraphAU (Luo et al., IJCAI 2022): gated graph convolution with edge features, nearest neighbours; edges "
                + "start from pairs of nodes here; nodes and tokens as in r-augnn";
    }

    @Override
    protected String equations() {
        return """
                Edges have vectors of their own in every clip, and every round renews edges and nodes in turn (gated
                graph convolution, Bresson and Laurent, 2017, as ME-GraphAU uses it). With * for products value by
                value:

                ```text
                e_ij = P h_i + R h_j + T (h_i * h_j)                                           at the start
                e'_ij = e_ij + relu(norm(A e_ij + B h_i + C h_j))
                n_ij = softmax over open j of sigmoid(e'_ij)                                   for each value by itself
                h'_i = h_i + dropout(relu(norm(U h_i + sum over j of n_ij * (V h_j))))
                ```

                Open are the prior's edges and self loops; `prior: full` for all pairs as in the paper's second
                stage, `nearest: k` for the k most alike, chosen anew in every clip, as in its first. ME-GraphAU
                starts edges by cross-attention between maps of the two units and the face; units have vectors here,
                so the start is ours. It normalises over the batch, we normalise over values, so that a clip's
                result does not depend on its company.
                """;
    }

    @Override
    protected List<Option<?>> ownOptions() {
        return List.of(NEAREST);
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        return new EdgeMessages(build, weights, structure, build.options().get(GraphOptions.LAYERS));
    }
}

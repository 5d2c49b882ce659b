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
    protected List<Option<?>> ownOptions() {
        return List.of(NEAREST);
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        return new EdgeMessages(build, weights, structure, build.options().get(GraphOptions.LAYERS));
    }
}

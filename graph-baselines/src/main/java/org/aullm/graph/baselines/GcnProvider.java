package org.aullm.graph.baselines;

import java.util.List;
import java.util.stream.IntStream;
import org.aullm.api.option.Option;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Rounds;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Weights;

/** Provides the relation graph {@code gcn}; see {@link GcnRound}. */
public final class GcnProvider extends UnitGraphProvider {

    @Override
    public String id() {
        return "gcn";
    }

    @Override
    public String summary() {
        return "A graph convolution network over action units: fixed shares along the prior's edges, nothing learned of them.";
    }

    @Override
    public String source() {
        return "Kipf and Welling (ICLR 2017), equations 2 and 8; residual form, nodes and tokens as in r-augnn";
    }

    @Override
    protected String equations() {
        return """
                With A the adjacency of the prior's relations, of either kind, I the self loops and D the degrees in
                A + I, a round is

                ```text
                S = D^-1/2 (A + I) D^-1/2
                h' = h + dropout(relu(S norm(h) W))
                ```

                Kipf and Welling have no norm and no residual: both are added, as in every graph here, so that
                rounds compare at equal depth.
                """;
    }

    @Override
    protected List<Option<?>> ownOptions() {
        return List.of();
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        int units = structure.units().size();
        return new Rounds(
                (step, intervention) -> Arrays.data(
                        step,
                        GcnRound.normalised(structure.adjacency(intervention), units),
                        build.precision(),
                        units,
                        units),
                IntStream.rangeClosed(1, build.options().get(GraphOptions.LAYERS))
                        .mapToObj(layer -> new GcnRound(build, weights.in("layer" + layer)))
                        .toList());
    }
}

package org.aullm.graph.baselines;

import java.util.List;
import java.util.stream.IntStream;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Rounds;
import org.aullm.graph.kit.Structure;
import org.aullm.graph.kit.UnitGraphProvider;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Weights;

/** Provides the relation graph {@code gat}; see {@link GatRound}. */
public final class GatProvider extends UnitGraphProvider {

    @Override
    public String id() {
        return "gat";
    }

    @Override
    public String summary() {
        return "A graph attention network over action units: additive attention along the prior's edges.";
    }

    @Override
    public String source() {
        return "Velickovic et al. (ICLR 2018), equations 1 to 5; residual form, nodes and tokens as in r-augnn";
    }

    @Override
    protected String equations() {
        return """
                With z = norm(h) W cut into heads, N(i) the units related to i and i itself, and || for heads side
                by side, a round is

                ```text
                a_ij = softmax over j in N(i) of leakyRelu(l . z_i + r . z_j)        slope .2 below 0
                h'_i = h_i + dropout(|| elu(sum over j of a_ij z_j))
                ```

                Velickovic et al. have no norm and average the last round's heads: here they stay side by side, with
                norm and residual as in every graph here.
                """;
    }

    @Override
    protected List<Option<?>> ownOptions() {
        return List.of(GraphOptions.HEADS);
    }

    @Override
    protected void check(Options options) {
        requireEvenHeads(options);
    }

    @Override
    protected Messages messages(Build build, Weights weights, Structure structure) {
        int units = structure.units().size();
        return new Rounds(
                (step, intervention) ->
                        Arrays.data(step, structure.attention(intervention), build.precision(), units, units),
                IntStream.rangeClosed(1, build.options().get(GraphOptions.LAYERS))
                        .mapToObj(layer -> new GatRound(build, weights.in("layer" + layer), units))
                        .toList());
    }
}

package org.aullm.graph.raugnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.api.spi.Build;
import org.aullm.graph.kit.GraphOptions;
import org.aullm.graph.kit.Messages;
import org.aullm.graph.kit.Rounds;
import org.aullm.graph.kit.Structure;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Weights;

/** Rounds of messages along the prior's edges, whose strengths are learned once for all rounds. */
final class RelationMessages implements Messages {

    private final Structure structure;
    private final DataType precision;
    private final Optional<NDArray> strengths;
    private final Rounds rounds;

    RelationMessages(Build build, Weights weights, Structure structure) {
        this.structure = structure;
        this.precision = build.precision();
        int units = structure.units().size();
        // Row who listens, column who is heard. Entries without an edge are shut by the mask and never move.
        this.strengths = build.options().get(RaugnnProvider.LEARNED_STRENGTHS)
                ? Optional.of(weights.constant("strengths", 0, units, units))
                : Optional.empty();
        this.rounds = new Rounds(
                this::edges,
                IntStream.rangeClosed(1, build.options().get(GraphOptions.LAYERS))
                        .mapToObj(layer -> new RelationLayer(build, weights.in("layer" + layer), structure))
                        .toList());
    }

    private NDArray edges(NDManager step, Intervention intervention) {
        int units = structure.units().size();
        NDArray mask = Arrays.data(step, structure.attention(intervention), precision, units, units);
        return strengths.map(mask::add).orElse(mask);
    }

    @Override
    public NDArray exchange(NDArray nodes, Intervention intervention, Mode mode) {
        return rounds.exchange(nodes, intervention, mode);
    }

    @Override
    public NDArray attention(NDArray nodes) {
        return rounds.attention(nodes);
    }

    @Override
    public Optional<NDArray> strength(NDManager step) {
        return strengths;
    }
}

package org.aullm.graph.baselines;

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
import org.aullm.graph.kit.Relation;
import org.aullm.graph.kit.Rounds;
import org.aullm.graph.kit.Structure;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Weights;

/**
 * Rounds of self-attention over units, {@link TransformerRound}, with a bias B that is shared by all heads and rounds. As
 * {@code bias}, B_ij is one of three learned numbers: of i and j being related positively, negatively, or being the same;
 * 0 where they are unrelated. As {@code mask}, B shuts out all but related units. The numbers start at 0.
 */
final class TransformerMessages implements Messages {

    private final Structure structure;
    private final DataType precision;
    private final Optional<NDArray> bias;
    private final Rounds rounds;

    TransformerMessages(Build build, Weights weights, Structure structure) {
        this.structure = structure;
        this.precision = build.precision();
        this.bias = build.options().get(AuTransformerProvider.PRIOR_AS).equals(AuTransformerProvider.BIAS)
                ? Optional.of(weights.constant("bias", 0, 3, 1))
                : Optional.empty();
        int units = structure.units().size();
        this.rounds = new Rounds(
                this::edges,
                IntStream.rangeClosed(1, build.options().get(GraphOptions.LAYERS))
                        .mapToObj(layer -> new TransformerRound(build, weights.in("layer" + layer), units))
                        .toList());
    }

    private NDArray edges(NDManager step, Intervention intervention) {
        int units = structure.units().size();
        if (bias.isEmpty()) {
            return Arrays.data(step, structure.attention(intervention), precision, units, units);
        }
        return kinds(step, intervention).matMul(bias.get()).reshape(units, units);
    }

    /** (units * units, 3): for each pair whether it is related positively, negatively, or is one unit twice. */
    private NDArray kinds(NDManager step, Intervention intervention) {
        int units = structure.units().size();
        Structure left = new Structure(structure.units(), structure.left(intervention));
        double[][] masks = {left.related(Relation.Kind.POSITIVE), left.related(Relation.Kind.NEGATIVE), left.self()};
        float[] columns = new float[units * units * 3];
        for (int pair = 0; pair < units * units; pair++) {
            for (int kind = 0; kind < 3; kind++) {
                columns[3 * pair + kind] = (float) masks[kind][pair];
            }
        }
        return Arrays.data(step, columns, precision, (long) units * units, 3);
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
        return bias.map(any -> edges(step, Intervention.NONE));
    }
}

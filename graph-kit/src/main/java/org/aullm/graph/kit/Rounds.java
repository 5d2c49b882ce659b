package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.BiFunction;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;
import org.aullm.tensor.Ops;

/** Messages in rounds that all use the same edges. */
public final class Rounds implements Messages {

    /** One round. */
    public interface Round {
        /**
         * Takes nodes, (batch, units, hidden), and gives as many.
         *
         * @param edges (units, units), row who listens, column who is heard
         */
        NDArray exchange(NDArray nodes, NDArray edges, Mode mode);

        /** How much each unit listens to each, (batch, heads, units, units) or (batch, units, units); rows sum to 1. */
        NDArray attention(NDArray nodes, NDArray edges);
    }

    private final BiFunction<NDManager, Intervention, NDArray> edges;
    private final List<Round> rounds;

    /**
     * Rounds one after the other.
     *
     * @param edges gives, on a step's manager, what the rounds know of edges after an intervention
     */
    public Rounds(BiFunction<NDManager, Intervention, NDArray> edges, List<? extends Round> rounds) {
        this.edges = edges;
        this.rounds = List.copyOf(rounds);
    }

    @Override
    public NDArray exchange(NDArray nodes, Intervention intervention, Mode mode) {
        NDArray given = edges.apply(nodes.getManager(), intervention);
        NDArray states = nodes;
        for (Round round : rounds) {
            states = round.exchange(states, given, mode);
        }
        return states;
    }

    @Override
    public NDArray attention(NDArray nodes) {
        NDArray given = edges.apply(nodes.getManager(), Intervention.NONE);
        NDArray states = nodes;
        NDArray sum = nodes.zerosLike();
        for (int i = 0; i < rounds.size(); i++) {
            NDArray heard = rounds.get(i).attention(states, given);
            NDArray overHeads = heard.getShape().dimension() == 4 ? Ops.mean(heard, 1) : heard;
            sum = i == 0 ? overHeads : sum.add(overHeads);
            states = rounds.get(i).exchange(states, given, Mode.EVAL);
        }
        return Ops.scale(sum, 1.0 / rounds.size());
    }
}

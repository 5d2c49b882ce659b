package org.aullm.graph.kit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.aullm.api.Intervention;
import org.aullm.api.Mode;

/** How units exchange what they know: the part in which graphs differ. */
public interface Messages {

    /**
     * All rounds of messages.
     *
     * @param nodes (batch, units, hidden)
     * @param intervention what is changed in the graph for this call
     * @return nodes of the same shape
     */
    NDArray exchange(NDArray nodes, Intervention intervention, Mode mode);

    /**
     * The share of what each unit hears that comes from each unit, as the mean over rounds and heads: (batch, units, units),
     * at least 0, every row sums to 1.
     */
    NDArray attention(NDArray nodes);

    /**
     * What was learned for each edge beside what a clip shows, (units, units); empty if nothing is.
     *
     * @param step where new arrays belong
     */
    default Optional<NDArray> strength(NDManager step) {
        return Optional.empty();
    }
}

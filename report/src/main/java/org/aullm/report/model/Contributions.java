package org.aullm.report.model;

import java.util.List;
import org.aullm.report.statistics.Effect;

/**
 * What each component accounts for, in a study that combines them.
 *
 * @param statement which design this is and how many cells it has, or why nothing can be computed
 * @param subjects judged by all cells
 * @param clips judged by all cells
 * @param main each component as the baseline has it, against its other level, averaged over the levels of all others
 * @param interactions of two components: half of how much the one's effect changes with the other
 * @param shapley how the distance from nothing to everything is shared fairly; empty unless all cells are there
 */
public record Contributions(
        String statement,
        int subjects,
        long clips,
        List<Effect> main,
        List<Effect> interactions,
        List<Effect> shapley) {
    public Contributions {
        main = List.copyOf(main);
        interactions = List.copyOf(interactions);
        shapley = List.copyOf(shapley);
    }

    /** Nothing but a reason. */
    static Contributions none(String statement) {
        return new Contributions(statement, 0, 0, List.of(), List.of(), List.of());
    }
}

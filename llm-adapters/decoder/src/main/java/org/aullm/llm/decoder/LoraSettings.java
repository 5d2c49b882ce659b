package org.aullm.llm.decoder;

import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;

/**
 * How adapters are made.
 *
 * @param rank their inner width
 * @param alpha their weight is {@code alpha/rank}
 * @param dropout the share of their inputs that is left out in training
 * @param targets the projections that get one, by name
 */
record LoraSettings(int rank, double alpha, double dropout, Set<String> targets) {

    private static final List<String> PROJECTIONS =
            List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    LoraSettings {
        targets = Set.copyOf(targets);
        for (String target : targets) {
            if (!PROJECTIONS.contains(target)) {
                throw new ComponentException("targets: no projection is called '%s'; there are %s"
                        .formatted(target, String.join(", ", PROJECTIONS)));
            }
        }
        if (targets.isEmpty()) {
            throw new ComponentException("targets: the list is empty, so tuning 'adapter' would add nothing."
                    + " Name some of %s, or set tuning to frozen.".formatted(String.join(", ", PROJECTIONS)));
        }
    }

    /** The targets in the order of a layer. */
    String targetList() {
        return String.join(", ", PROJECTIONS.stream().filter(targets::contains).toList());
    }
}

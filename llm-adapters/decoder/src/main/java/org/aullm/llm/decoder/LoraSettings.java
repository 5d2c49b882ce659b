package org.aullm.llm.decoder;

import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;

/**
 * How adapters are made.
 *
 * @param kind what sort they are
 * @param rank their inner width
 * @param alpha their weight is {@code alpha/rank}, or {@code alpha/sqrt(rank)} if rank-stabilised
 * @param dropout the share of their inputs that is left out in training
 * @param targets the projections that get one, by name
 */
record LoraSettings(Kind kind, int rank, double alpha, double dropout, Set<String> targets) implements AdapterSettings {

    /**
     * Sorts of low-rank adapters.
     *
     * @param stabilised whether the weight falls with the root of the rank only (Kalajdzievski, rsLoRA, 2023)
     * @param decomposed whether lengths of rows are trained apart (Liu et al., DoRA, 2024)
     */
    record Kind(boolean stabilised, boolean decomposed) {
        static final Kind LORA = new Kind(false, false);
        static final Kind RSLORA = new Kind(true, false);
        static final Kind DORA = new Kind(false, true);

        @Override
        public String toString() {
            return decomposed ? (stabilised ? "dora with rslora" : "dora") : stabilised ? "rslora" : "lora";
        }
    }

    LoraSettings {
        targets = Set.copyOf(targets);
    }

    /** What the product of the two small matrices is multiplied by. */
    double scale() {
        return alpha / (kind.stabilised() ? Math.sqrt(rank) : rank);
    }

    /** Refuses targets that a model does not have, and none at all. */
    LoraSettings requireIn(Architecture architecture) {
        List<String> projections = architecture.projections();
        for (String target : targets) {
            if (!projections.contains(target)) {
                throw new ComponentException("targets: no projection is called '%s'; there are %s"
                        .formatted(target, String.join(", ", projections)));
            }
        }
        if (targets.isEmpty()) {
            throw new ComponentException("targets: the list is empty, so tuning 'adapter' would add nothing."
                    + " Name some of %s, or set tuning to frozen.".formatted(String.join(", ", projections)));
        }
        return this;
    }

    /** The targets in the order of a layer. */
    List<String> targetsIn(Architecture architecture) {
        return architecture.projections().stream().filter(targets::contains).toList();
    }

    @Override
    public String describe(Architecture architecture) {
        return "%s, rank %d, alpha %s, dropout %s, on %s"
                .formatted(kind, rank, alpha, dropout, String.join(", ", targetsIn(architecture)));
    }
}

package org.aullm.api;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one clip, to be put into words. A label is never part of it.
 *
 * @param units the units that are judged
 * @param spec what the evidence is
 * @param evidence as the data set gives it, in C order, not standardised; read-only, position 0
 * @param scores by unit, the probability of being active by the head that was trained in this process, calibrated on
 *     training subjects that it did not learn from; empty where there is no such head
 * @param relations whom each unit listens to in this clip, by the trained graph; empty where there is none
 * @since 0.1.0
 */
public record Observation(
        List<ActionUnit> units,
        EvidenceSpec spec,
        FloatBuffer evidence,
        Optional<List<Double>> scores,
        List<Relation> relations) {
    public Observation {
        units = List.copyOf(units);
        evidence = evidence.asReadOnlyBuffer();
        scores = scores.map(List::copyOf);
        relations = List.copyOf(relations);
    }

    /**
     * One learned relation.
     *
     * @param unit the one that listens
     * @param heard the one that is heard, another
     * @param share of what is heard, 0 to 1
     */
    public record Relation(ActionUnit unit, ActionUnit heard, double share) {}
}

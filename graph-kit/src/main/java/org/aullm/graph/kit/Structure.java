package org.aullm.graph.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aullm.api.ActionUnit;
import org.aullm.api.Intervention;
import org.aullm.tensor.Seeds;

/**
 * The graph's nodes and edges as dense masks: row who listens, column who is heard.
 *
 * @param units the nodes
 * @param relations the edges between different units, each once
 */
public record Structure(List<ActionUnit> units, List<Relation> relations) {

    // Far below any logit, so that a softmax gives exactly 0, and far from overflow.
    private static final float SHUT = -1e9f;

    public Structure {
        units = List.copyOf(units);
        relations = List.copyOf(relations);
    }

    /** What is added to attention logits, (units, units): 0 on the diagonal and where an edge is left, else very low. */
    public float[] attention(Intervention intervention) {
        float[] mask = new float[units.size() * units.size()];
        java.util.Arrays.fill(mask, SHUT);
        for (int i = 0; i < units.size(); i++) {
            mask[i * units.size() + i] = 0;
        }
        for (Relation relation : left(intervention)) {
            mask[at(relation.first(), relation.second())] = 0;
            mask[at(relation.second(), relation.first())] = 0;
        }
        return mask;
    }

    /**
     * The relations that an intervention leaves: it drops its share of them, rounded, but at least one if it drops any,
     * so that it never goes unnoticed in a small graph.
     */
    public List<Relation> left(Intervention intervention) {
        List<Relation> left = new ArrayList<>(relations);
        if (intervention.droppedEdges() > 0 && !left.isEmpty()) {
            long dropped = Math.max(1, Math.round(intervention.droppedEdges() * left.size()));
            SplittableRandom random = Seeds.random(intervention.seed(), "dropped edges");
            for (long i = 0; i < dropped; i++) {
                left.remove(random.nextInt(left.size()));
            }
        }
        return left;
    }

    /** (units, units): 1 where units are still related after an intervention, 0 elsewhere and on the diagonal. */
    public float[] adjacency(Intervention intervention) {
        float[] adjacency = new float[units.size() * units.size()];
        for (Relation relation : left(intervention)) {
            adjacency[at(relation.first(), relation.second())] = 1;
            adjacency[at(relation.second(), relation.first())] = 1;
        }
        return adjacency;
    }

    /** (units, units): 1 where units are related in this way, else 0. */
    public double[] related(Relation.Kind kind) {
        double[] mask = new double[units.size() * units.size()];
        for (Relation relation : relations) {
            if (relation.kind() == kind) {
                mask[at(relation.first(), relation.second())] = 1;
                mask[at(relation.second(), relation.first())] = 1;
            }
        }
        return mask;
    }

    /** (units, units): 1 on the diagonal, else 0. */
    public double[] self() {
        double[] mask = new double[units.size() * units.size()];
        for (int i = 0; i < units.size(); i++) {
            mask[i * units.size() + i] = 1;
        }
        return mask;
    }

    /** Relations of a kind. */
    public long count(Relation.Kind kind) {
        return relations.stream().filter(relation -> relation.kind() == kind).count();
    }

    /** The units that hear nobody but themselves. */
    public List<ActionUnit> alone() {
        return units.stream()
                .filter(unit -> relations.stream()
                        .noneMatch(relation -> relation.first().equals(unit)
                                || relation.second().equals(unit)))
                .toList();
    }

    /** (units, units): 1 where units are related positively, -1 where negatively, else 0. */
    float[] signs() {
        float[] signs = new float[units.size() * units.size()];
        for (Relation relation : relations) {
            float sign = relation.kind() == Relation.Kind.POSITIVE ? 1 : -1;
            signs[at(relation.first(), relation.second())] = sign;
            signs[at(relation.second(), relation.first())] = sign;
        }
        return signs;
    }

    private int at(ActionUnit row, ActionUnit column) {
        return units.indexOf(row) * units.size() + units.indexOf(column);
    }
}

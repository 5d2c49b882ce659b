package org.aullm.graph.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ActionUnit;
import org.aullm.graph.kit.Relation.Kind;

/**
 * What the coding system itself says of relations: the priors {@code facs} and {@code emfacs}.
 *
 * <p>{@code facs} is anatomy, as the manual gives it (Ekman, Friesen and Hager, 2002: muscular basis of each unit). Two
 * units are related positively if parts of one muscle make them; negatively if one contracts a muscle that must relax for
 * the other: the upper lid's levator (5 against 43, 45, 46) and the chin's mentalis (17 against 25).
 *
 * <p>{@code emfacs} is emotion: two units are related if they belong to one prototype of EMFACS (Friesen and Ekman, 1983).
 * It knows no negative relations.
 */
final class FacsRelations {

    /** Muscles that make more than one unit. */
    private static final Map<String, List<Integer>> MUSCLES = new LinkedHashMap<>();

    /** Prototypes, with the units that tables of them put in brackets. */
    private static final Map<String, List<Integer>> PROTOTYPES = new LinkedHashMap<>();

    private static final List<List<Integer>> OPPOSED =
            List.of(List.of(5, 43), List.of(5, 45), List.of(5, 46), List.of(17, 25));

    static {
        MUSCLES.put("frontalis", List.of(1, 2));
        MUSCLES.put("orbicularis oculi", List.of(6, 7, 43, 45, 46));
        // Two of its heads: levator labii superioris alaeque nasi, and levator labii superioris.
        MUSCLES.put("quadratus labii superioris", List.of(9, 10));
        MUSCLES.put("depressor labii inferioris", List.of(16, 25));
        MUSCLES.put("orbicularis oris", List.of(22, 23, 24, 28));
        MUSCLES.put("nasalis", List.of(38, 39));

        PROTOTYPES.put("happiness", List.of(6, 12));
        PROTOTYPES.put("sadness", List.of(1, 4, 15));
        PROTOTYPES.put("surprise", List.of(1, 2, 5, 26));
        PROTOTYPES.put("fear", List.of(1, 2, 4, 5, 7, 20, 26));
        PROTOTYPES.put("anger", List.of(4, 5, 7, 23));
        PROTOTYPES.put("disgust", List.of(9, 15, 16));
        PROTOTYPES.put("contempt", List.of(12, 14));
    }

    private FacsRelations() {}

    static List<Relation> muscles() {
        List<Relation> relations = together(MUSCLES);
        OPPOSED.forEach(pair -> relations.add(Relation.of(pair.get(0), pair.get(1), Kind.NEGATIVE)));
        return relations;
    }

    static List<Relation> prototypes() {
        return together(PROTOTYPES);
    }

    /** Every pair that shares a group, once, in order of their numbers. */
    private static List<Relation> together(Map<String, List<Integer>> groups) {
        List<Relation> pairs = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            pairs.addAll(Priors.pairs(group.stream().map(ActionUnit::new).toList()));
        }
        return new ArrayList<>(pairs.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(Relation::first).thenComparing(Relation::second))
                .toList());
    }
}

package org.aullm.graph.raugnn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.LabelTable;
import org.aullm.tensor.Seeds;

/** The priors by the names that the option {@code prior} takes. All but {@code macro} are controls for it. */
final class Priors {

    private static final Map<String, Prior> BY_ID = new LinkedHashMap<>();

    static {
        BY_ID.put("macro", Priors::macro);
        BY_ID.put("full", (training, seed) -> pairs(training.units()));
        BY_ID.put("random", Priors::random);
        BY_ID.put("none", (training, seed) -> List.of());
    }

    private Priors() {}

    static String[] ids() {
        return BY_ID.keySet().toArray(String[]::new);
    }

    static Prior of(String id) {
        Prior prior = BY_ID.get(id);
        if (prior == null) {
            throw new IllegalArgumentException("no prior is called '%s'".formatted(id));
        }
        return prior;
    }

    private static List<Relation> macro(LabelTable training, long seed) {
        return MacroRelations.ALL.stream()
                .map(MacroRelations.Fact::relation)
                .filter(relation -> training.units().contains(relation.first())
                        && training.units().contains(relation.second()))
                .toList();
    }

    /** As many relations of each kind as {@code macro} has, between pairs drawn without putting back. */
    private static List<Relation> random(LabelTable training, long seed) {
        List<Relation> pairs = new ArrayList<>(pairs(training.units()));
        SplittableRandom random = Seeds.random(seed, "prior");
        List<Relation> drawn = new ArrayList<>();
        for (Relation like : macro(training, seed)) {
            Relation pair = pairs.remove(random.nextInt(pairs.size()));
            drawn.add(new Relation(pair.first(), pair.second(), like.kind()));
        }
        return drawn;
    }

    private static List<Relation> pairs(List<ActionUnit> units) {
        List<ActionUnit> sorted = units.stream().sorted().toList();
        List<Relation> pairs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                pairs.add(new Relation(sorted.get(i), sorted.get(j), Relation.Kind.POSITIVE));
            }
        }
        return pairs;
    }
}

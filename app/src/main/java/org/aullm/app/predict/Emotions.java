package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aullm.report.prediction.UnitScore;

/** Combinations that coders read as emotions (EMFACS, Friesen and Ekman, 1983), as far as a model knows their units. */
final class Emotions {

    private static final Map<String, List<Integer>> COMBINATIONS = new LinkedHashMap<>();

    static {
        COMBINATIONS.put("happiness", List.of(6, 12));
        COMBINATIONS.put("sadness", List.of(1, 4, 15));
        COMBINATIONS.put("surprise", List.of(1, 2, 5, 26));
        COMBINATIONS.put("fear", List.of(1, 2, 4, 5, 7, 20, 26));
        COMBINATIONS.put("anger", List.of(4, 5, 7, 23));
        COMBINATIONS.put("disgust", List.of(9, 15, 16));
    }

    private Emotions() {}

    /** Every combination of which all units are judged present at one moment. */
    static List<String> of(List<UnitScore> moment) {
        Set<Integer> present = moment.stream()
                .filter(UnitScore::present)
                .map(score -> score.unit().number())
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        COMBINATIONS.forEach((name, units) -> {
            if (present.containsAll(units)) {
                found.add(units.stream().map(unit -> "AU" + unit).collect(Collectors.joining(" + "))
                        + ", which EMFACS lists for " + name);
            }
        });
        return found;
    }
}

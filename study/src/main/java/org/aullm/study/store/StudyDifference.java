package org.aullm.study.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialResult;
import org.aullm.study.file.Cell;

/** Two studies' cells of one name, side by side. */
public final class StudyDifference {

    private StudyDifference() {}

    /**
     * A cell in both studies.
     *
     * @param first mean F1 of "present" over units, 0 to 1, of the first study's finished trials pooled; empty without any
     * @param second the same of the second study's
     * @param shared trials that are the same in both, by id
     * @param equal of these, how many have the same result
     * @param changed values that differ, such as {@code graph.layers: 2 > 3}
     */
    public record Row(
            String cell, Optional<Double> first, Optional<Double> second, int shared, int equal, List<String> changed) {
        public Row {
            changed = List.copyOf(changed);
        }
    }

    /** Cells of the first study in its order, then those that only the second has. */
    public static List<Row> of(StoredStudy first, StoredStudy second) {
        Set<String> names = new LinkedHashSet<>();
        first.cells().forEach(cell -> names.add(cell.name()));
        second.cells().forEach(cell -> names.add(cell.name()));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<TrialResult> one = results(first, name);
            List<TrialResult> other = results(second, name);
            Map<String, TrialResult> byId = new HashMap<>();
            one.forEach(result -> byId.put(result.trial(), result));
            List<TrialResult> shared = other.stream()
                    .filter(result -> byId.containsKey(result.trial()))
                    .toList();
            int equal = (int) shared.stream()
                    .filter(result -> result.equals(byId.get(result.trial())))
                    .count();
            rows.add(new Row(name, f1(one), f1(other), shared.size(), equal, changed(first, second, name)));
        }
        return rows;
    }

    private static List<TrialResult> results(StoredStudy study, String name) {
        return study.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .flatMap(cell -> cell.results().stream())
                .toList();
    }

    private static Optional<Double> f1(List<TrialResult> results) {
        if (results.isEmpty()) {
            return Optional.empty();
        }
        List<Counts> units = new ArrayList<>();
        for (int unit = 0; unit < results.get(0).config().units().size(); unit++) {
            Counts counts = Counts.NONE;
            for (TrialResult result : results) {
                for (ClipResult clip : result.clips()) {
                    if (clip.known().get(unit) == 1) {
                        counts = counts.plus(Counts.of(
                                clip.probabilities().get(unit) >= result.threshold(unit),
                                clip.labels().get(unit) == 1));
                    }
                }
            }
            units.add(counts);
        }
        return Optional.of(Counts.meanBinaryF1(units));
    }

    private static List<String> changed(StoredStudy first, StoredStudy second, String name) {
        Optional<Cell> one = cell(first, name);
        Optional<Cell> other = cell(second, name);
        if (one.isEmpty() || other.isEmpty()) {
            return List.of();
        }
        Map<String, String> before = one.get().values();
        Map<String, String> after = other.get().values();
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !before.getOrDefault(key, "").equals(after.getOrDefault(key, "")))
                .map(key ->
                        "%s: %s > %s".formatted(key, before.getOrDefault(key, "none"), after.getOrDefault(key, "none")))
                .toList();
    }

    private static Optional<Cell> cell(StoredStudy study, String name) {
        return study.plan().cells().stream()
                .map(StoredPlan.StoredCell::cell)
                .filter(cell -> cell.name().equals(name))
                .findFirst();
    }
}

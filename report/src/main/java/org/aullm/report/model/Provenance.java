package org.aullm.report.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialResult;
import org.aullm.report.StudyResults;

/** Where the numbers come from, collected from results and costs. */
final class Provenance {

    private static final int MOST_VALUES = 6;

    private Provenance() {}

    /** The parts of a cell's first trial: what each is, its options, and what it says of itself. */
    static Map<String, Map<String, String>> configuration(List<TrialResult> results) {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        if (results.isEmpty()) {
            return parts;
        }
        TrialConfig config = results.get(0).config();
        parts.put("data", part(config.data()));
        parts.put("encoder", part(config.encoder()));
        parts.put("projector", part(config.projector()));
        parts.put("graph", part(config.graph()));
        parts.put("llm", part(config.llm()));
        parts.put("loss", part(config.loss()));
        List<ComponentConfig> regularizers = config.regularizers();
        for (int i = 0; i < regularizers.size(); i++) {
            parts.put(regularizers.size() == 1 ? "regularizer" : "regularizer " + (i + 1), part(regularizers.get(i)));
        }
        parts.put("training", plain(config.training()));
        parts.put("prompt", Map.of("template", config.prompt()));
        results.get(0).components().forEach((slot, said) -> parts.put(slot + ", as built", new TreeMap<>(said)));
        parts.values().removeIf(Map::isEmpty);
        return parts;
    }

    private static Map<String, String> part(ComponentConfig component) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("use", component.use());
        lines.putAll(plain(component.options()));
        return lines;
    }

    private static Map<String, String> plain(Map<String, Object> options) {
        Map<String, String> lines = new TreeMap<>();
        options.forEach((key, value) -> lines.put(key, String.valueOf(value)));
        return lines;
    }

    /** What the study says, then what its trials say: one line for each fact, all its values. */
    static Map<String, String> facts(StudyResults study, List<TrialResult> results) {
        Map<String, Collection<String>> found = new LinkedHashMap<>();
        results.forEach(result -> {
            TrialConfig config = result.config();
            put(found, "data fingerprint", result.data());
            put(found, "seeds", Long.toString(config.seed()));
            put(found, "device", config.device());
        });
        long folds = results.stream()
                .map(result -> result.config().fold().name())
                .distinct()
                .count();
        List<TrialCost> costs =
                study.cells().stream().flatMap(cell -> cell.costs().stream()).toList();
        costs.forEach(cost -> cost.environment().forEach((key, value) -> put(found, key, value)));
        Map<String, String> facts = new LinkedHashMap<>(study.provenance());
        if (folds > 0) {
            facts.putIfAbsent("folds judged", Long.toString(folds));
        }
        costs.stream()
                .map(TrialCost::started)
                .min(String::compareTo)
                .ifPresent(first -> facts.putIfAbsent("first trial started", first));
        costs.stream()
                .map(TrialCost::started)
                .max(String::compareTo)
                .ifPresent(last -> facts.putIfAbsent("last trial started", last));
        found.forEach((key, values) -> facts.putIfAbsent(key, joined(values)));
        return facts;
    }

    private static void put(Map<String, Collection<String>> found, String key, String value) {
        found.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
    }

    private static String joined(Collection<String> values) {
        String shown = values.stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
        return values.size() <= MOST_VALUES ? shown : "%s and %d more".formatted(shown, values.size() - MOST_VALUES);
    }
}

package org.aullm.report.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aullm.core.result.TrialResult;

/** What language models say of themselves: where their scores come from, and whom they sent evidence to. */
final class ScoreSources {

    private static final String LLM = "llm";
    private static final List<String> SOURCE = List.of("score source", "score-source");
    private static final List<String> HOST = List.of("host");

    private ScoreSources() {}

    /** The source of a cell's scores; should its trials name several, all of them. */
    static String of(List<TrialResult> results) {
        return String.join(" and ", values(results, SOURCE));
    }

    static List<String> hosts(List<TrialResult> results) {
        return List.copyOf(values(results, HOST));
    }

    private static Set<String> values(List<TrialResult> results, List<String> keys) {
        return results.stream()
                .map(result -> result.components().getOrDefault(LLM, Map.of()))
                .map(facts -> first(facts, keys))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> first(Map<String, String> facts, List<String> keys) {
        Function<String, Optional<String>> lookup = key -> Optional.ofNullable(facts.get(key));
        return keys.stream().map(lookup).flatMap(Optional::stream).findFirst();
    }
}

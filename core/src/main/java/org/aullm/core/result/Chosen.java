package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial chose on inner folds of its training subjects.
 *
 * @param options training options with the values that won
 * @param thresholds each unit's decision threshold, in the order of the trial's units; empty for 0.5
 * @param candidates all that were compared, in the order in which they were tried
 */
public record Chosen(Map<String, Object> options, List<Double> thresholds, List<Candidate> candidates) {

    /** Nothing was chosen. */
    public static final Chosen NOTHING = new Chosen(Map.of(), List.of(), List.of());

    public Chosen {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        thresholds = List.copyOf(thresholds);
        candidates = List.copyOf(candidates);
    }

    /**
     * One combination of values.
     *
     * @param score as the choosing's {@code by} says, over all inner folds
     */
    public record Candidate(Map<String, Object> options, double score) {
        public Candidate {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}

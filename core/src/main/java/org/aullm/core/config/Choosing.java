package org.aullm.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trial chooses for itself, on inner folds of its training subjects, before it learns from all of them.
 *
 * @param innerFolds how many; 0 where nothing is chosen
 * @param options training options and the values to choose from; every combination is tried
 * @param thresholds whether each unit's decision threshold is chosen, too; otherwise it is 0.5
 * @param by the score that decides, one of {@link #SCORES}
 */
public record Choosing(int innerFolds, Map<String, List<Object>> options, boolean thresholds, String by) {

    /** The mean over units of F1 of "present" at 0.5, pooled over inner folds: more is better. */
    public static final String F1 = "f1";

    /** The mean negative log-likelihood of known labels: less is better. */
    public static final String LOG_LOSS = "log-loss";

    /** All scores, the default first. */
    public static final List<String> SCORES = List.of(F1, LOG_LOSS);

    /** Nothing is chosen. */
    public static final Choosing NOTHING = new Choosing(0, Map.of(), false, F1);

    public Choosing {
        Map<String, List<Object>> copy = new LinkedHashMap<>();
        options.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        options = Collections.unmodifiableMap(copy);
    }

    /** Whether there is nothing to choose. */
    public boolean isNothing() {
        return innerFolds == 0;
    }

    /** Every combination of the options' values, in the order in which they were written. */
    public List<Map<String, Object>> candidates() {
        List<Map<String, Object>> candidates = List.of(Map.of());
        for (Map.Entry<String, List<Object>> option : options.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> begun : candidates) {
                for (Object value : option.getValue()) {
                    Map<String, Object> next = new LinkedHashMap<>(begun);
                    next.put(option.getKey(), value);
                    longer.add(next);
                }
            }
            candidates = longer;
        }
        return candidates;
    }
}

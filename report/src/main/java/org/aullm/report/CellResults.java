package org.aullm.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;

/**
 * One configuration of a study and what its trials left behind.
 *
 * @param name how the cell is called, unique in its study
 * @param change what differs from the baseline, as the study file says it, such as {@code graph: none}; empty for the
 *     baseline
 * @param expected how many trials the cell has, finished or not
 * @param results of the finished trials
 * @param failures of the trials that will not get a result
 * @param costs of finished trials, as far as known
 * @param explanations of finished trials whose components could say how they judged; may be empty
 * @param levels of the factors that the study combines, by factor, as its plan says; may be empty
 */
public record CellResults(
        String name,
        String change,
        int expected,
        List<TrialResult> results,
        List<TrialFailure> failures,
        List<TrialCost> costs,
        List<TrialExplanation> explanations,
        Map<String, String> levels) {
    public CellResults {
        results = List.copyOf(results);
        failures = List.copyOf(failures);
        costs = List.copyOf(costs);
        explanations = List.copyOf(explanations);
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** A cell without explanations, of which the plan names no factors. */
    public CellResults(
            String name,
            String change,
            int expected,
            List<TrialResult> results,
            List<TrialFailure> failures,
            List<TrialCost> costs) {
        this(name, change, expected, results, failures, costs, List.of(), Map.of());
    }

    /** Trials that neither finished nor failed. */
    public int pending() {
        return Math.max(0, expected - results.size() - failures.size());
    }
}

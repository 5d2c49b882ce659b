package org.aullm.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.aullm.core.result.TrialCost;

/**
 * What a cell's trials took, on average.
 *
 * @param trials how many trials the means are over
 * @param seconds wall time of a trial
 * @param totalSeconds wall time of all its trials together
 * @param phases wall seconds of a trial by phase, in the order of the work
 * @param steps training steps of a trial
 * @param residentStartMb resident memory of the worker before a trial, in MB
 * @param residentEndMb resident memory of the worker after it, in MB
 */
public record CellCost(
        int trials,
        double seconds,
        double totalSeconds,
        Map<String, Double> phases,
        double steps,
        double residentStartMb,
        double residentEndMb) {

    /** The phases that a trial is known to have, in the order of the work. */
    public static final List<String> PHASES =
            List.of("load", "encode", "project", "relate", "llm", "loss", "backward", "optimize", "judge");

    public CellCost {
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    static Optional<CellCost> of(List<TrialCost> costs) {
        if (costs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> phases = new LinkedHashMap<>();
        PHASES.forEach(phase -> phases.put(phase, 0.0));
        costs.forEach(cost -> cost.phases().forEach((phase, seconds) -> phases.merge(phase, seconds, Double::sum)));
        phases.replaceAll((phase, seconds) -> seconds / costs.size());
        phases.values().removeIf(seconds -> seconds <= 0);
        double seconds = mean(costs, TrialCost::seconds);
        return Optional.of(new CellCost(
                costs.size(),
                seconds,
                seconds * costs.size(),
                phases,
                mean(costs, TrialCost::steps),
                mean(costs, TrialCost::residentStartMb),
                mean(costs, TrialCost::residentEndMb)));
    }

    private static double mean(List<TrialCost> costs, ToDoubleFunction<TrialCost> what) {
        return costs.stream().mapToDouble(what).average().orElse(0);
    }
}

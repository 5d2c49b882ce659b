package org.aullm.report.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aullm.api.Explanation;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialExplanation.Finding;

/**
 * Whom units listened to, averaged over trials; each square table lists for every unit what it hears from each, in the
 * order of units.
 *
 * @param units numbers of the units
 * @param trials how many trials this is over
 * @param attention the share of what a unit hears that comes from each, itself included
 * @param prior which relations were given: 1, -1 or 0; empty where nothing is known of them
 * @param strength what was learned for each edge beside what clips show; empty where nothing is known of it
 */
public record UnitRelations(
        List<Integer> units,
        int trials,
        List<List<Double>> attention,
        List<List<Double>> prior,
        List<List<Double>> strength) {
    public UnitRelations {
        units = List.copyOf(units);
        attention = List.copyOf(attention);
        prior = List.copyOf(prior);
        strength = List.copyOf(strength);
    }

    /** Empty where no trial says whom units listened to. Trials that order units otherwise are left out. */
    public static Optional<UnitRelations> of(List<Integer> units, List<TrialExplanation> explanations) {
        List<TrialExplanation> alike = explanations.stream()
                .filter(explanation -> explanation.units().equals(units))
                .toList();
        List<Finding> attention = findings(alike, Explanation.ATTENTION, units.size());
        return attention.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnitRelations(
                        units,
                        attention.size(),
                        mean(attention, units.size()),
                        mean(findings(alike, Explanation.PRIOR, units.size()), units.size()),
                        mean(findings(alike, Explanation.STRENGTH, units.size()), units.size())));
    }

    private static List<Finding> findings(List<TrialExplanation> explanations, String name, int units) {
        return explanations.stream()
                .flatMap(explanation -> explanation.findings().stream())
                .filter(finding ->
                        finding.name().equals(name) && finding.shape().equals(List.of(units, units)))
                .toList();
    }

    private static List<List<Double>> mean(List<Finding> findings, int units) {
        if (findings.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, units)
                .mapToObj(unit -> IntStream.range(unit * units, (unit + 1) * units)
                        .mapToObj(place -> findings.stream()
                                .mapToDouble(finding -> finding.mean().get(place))
                                .average()
                                .orElse(0))
                        .toList())
                .toList();
    }
}

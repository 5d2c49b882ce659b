package org.aullm.report.model;

import java.util.List;
import java.util.Optional;
import org.aullm.core.result.TrialFailure;
import org.aullm.report.statistics.Calibration;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Scores;

/**
 * One cell of a study.
 *
 * @param name as the study calls it
 * @param change what differs from the baseline, as the study says it
 * @param words the same as a phrase, such as {@code Without the relation graph}
 * @param headline what was found, in one or two sentences; empty for the baseline
 * @param expected trials of the plan
 * @param done trials with a result
 * @param pending trials that neither finished nor failed
 * @param failures why trials failed
 * @param scoreSource where the language model's scores come from, such as {@code hidden-state}; empty without results
 * @param sentTo hosts that evidence was sent to, in order
 * @param subjects how many subjects were judged
 * @param clips how many clips were judged
 * @param scores on everything judged; empty before the first result
 * @param calibration whether probabilities are what they say, over all units; empty before the first result
 * @param comparison with the baseline; empty for the baseline itself, or where nothing can be compared
 * @param holm the comparison's p-value, adjusted for all variants of the study
 * @param cost of the finished trials; empty where none is known
 * @param curve the course of the training loss
 */
public record CellReport(
        String name,
        String change,
        String words,
        String headline,
        int expected,
        int done,
        int pending,
        List<TrialFailure> failures,
        String scoreSource,
        List<String> sentTo,
        int subjects,
        long clips,
        Optional<Scores> scores,
        Optional<Calibration> calibration,
        Optional<Comparison> comparison,
        Optional<Double> holm,
        Optional<CellCost> cost,
        List<CurvePoint> curve) {
    public CellReport {
        failures = List.copyOf(failures);
        sentTo = List.copyOf(sentTo);
        curve = List.copyOf(curve);
    }

    /** How many trials failed. */
    public int failed() {
        return failures.size();
    }

    /** Whether the difference to the baseline is shown: an adjusted p-value below 0.05. */
    public boolean shown() {
        return holm.filter(p -> p < 0.05).isPresent();
    }
}

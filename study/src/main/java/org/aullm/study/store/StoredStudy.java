package org.aullm.study.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;

/**
 * All that a study's folder holds at one moment; the study need not be finished, and may be running.
 *
 * @param plan what was to be run
 * @param cells the baseline first
 */
public record StoredStudy(StoredPlan plan, List<CellTrials> cells) {
    public StoredStudy {
        cells = List.copyOf(cells);
    }

    /**
     * What a cell's trials left behind.
     *
     * @param name the cell's
     * @param change what differs from the baseline; empty for the baseline
     * @param expected how many trials it has
     * @param results of finished trials, by seed and fold
     * @param failures of trials that will not get a result
     * @param costs of finished trials, as far as known
     * @param explanations of finished trials whose components could say how they judged
     * @param corrupt ids of trials whose result is cut short or changed; they are pending
     */
    public record CellTrials(
            String name,
            String change,
            int expected,
            List<TrialResult> results,
            List<TrialFailure> failures,
            List<TrialCost> costs,
            List<TrialExplanation> explanations,
            List<String> corrupt) {
        public CellTrials {
            results = List.copyOf(results);
            failures = List.copyOf(failures);
            costs = List.copyOf(costs);
            explanations = List.copyOf(explanations);
            corrupt = List.copyOf(corrupt);
        }

        /** Trials that are still to be run. */
        public int pending() {
            return expected - results.size() - failures.size();
        }
    }

    /**
     * Reads a folder, and changes nothing in it.
     *
     * @throws org.aullm.study.StudyException if there is no study in it
     */
    public static StoredStudy load(Path folder) {
        StudyFolder study = new StudyFolder(folder);
        StoredPlan plan = study.plan();
        Map<String, Optional<TrialResult>> shared = new HashMap<>();
        return new StoredStudy(
                plan,
                plan.cells().stream().map(cell -> read(study, cell, shared)).toList());
    }

    private static CellTrials read(
            StudyFolder study, StoredPlan.StoredCell cell, Map<String, Optional<TrialResult>> shared) {
        List<TrialResult> results = new ArrayList<>();
        List<TrialFailure> failures = new ArrayList<>();
        List<TrialCost> costs = new ArrayList<>();
        List<TrialExplanation> explanations = new ArrayList<>();
        List<String> corrupt = new ArrayList<>();
        for (StoredPlan.StoredTrial planned : cell.trials()) {
            TrialFolder trial = study.trial(planned.id());
            Optional<TrialResult> result = shared.computeIfAbsent(planned.id(), id -> trial.result());
            if (result.isPresent()) {
                results.add(result.get());
                trial.cost().ifPresent(costs::add);
                trial.explanation().ifPresent(explanations::add);
            } else if (trial.state() == TrialFolder.State.CORRUPT) {
                corrupt.add(planned.id());
            } else {
                trial.failure().ifPresent(failures::add);
            }
        }
        return new CellTrials(
                cell.cell().name(),
                cell.cell().change(),
                cell.trials().size(),
                results,
                failures,
                costs,
                explanations,
                corrupt);
    }
}

package org.aullm.study.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.aullm.core.config.Fold;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Design;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;

/**
 * A plan as its study's folder keeps it in {@code plan.json}.
 *
 * @param format the version of this form
 * @param study the study's name
 * @param units numbers of the action units, in the order of results
 * @param design which cells there are, and why
 * @param cells the baseline first
 */
public record StoredPlan(int format, String study, List<Integer> units, Design design, List<StoredCell> cells) {

    /** The form that this version writes. */
    public static final int FORMAT = 2;

    public StoredPlan {
        units = List.copyOf(units);
        cells = List.copyOf(cells);
    }

    /**
     * A cell and its trials.
     *
     * @param fingerprint its data set's content
     * @param licences the terms of each of its source data sets; empty in plans of earlier versions
     * @param remarks how the data came to be, as the data set says; empty in plans of earlier versions
     * @param clips how many clips are judged
     * @param folds in order
     */
    public record StoredCell(
            Cell cell,
            String fingerprint,
            Map<String, String> licences,
            List<String> remarks,
            int clips,
            List<Fold> folds,
            List<StoredTrial> trials) {
        public StoredCell {
            licences = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(licences, Map.of())));
            remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
            folds = List.copyOf(folds);
            trials = List.copyOf(trials);
        }
    }

    /** A trial of a cell; other cells may share it. */
    public record StoredTrial(String id, String fold, long seed) {}

    /** The cell with which all others are compared. */
    public StoredCell baseline() {
        return cells.get(0);
    }

    static StoredPlan of(Plan plan) {
        Map<String, List<StoredTrial>> trials = new HashMap<>();
        plan.trials().forEach(trial -> trials.computeIfAbsent(trial.cell(), any -> new ArrayList<>())
                .add(stored(trial)));
        return new StoredPlan(
                FORMAT,
                plan.study().name(),
                plan.study().units(),
                plan.study().design(),
                plan.cells().stream()
                        .map(each -> new StoredCell(
                                each.cell(),
                                each.fingerprint(),
                                each.licences(),
                                each.remarks(),
                                each.clips(),
                                each.folds(),
                                trials.getOrDefault(each.cell().name(), List.of())))
                        .toList());
    }

    private static StoredTrial stored(PlannedTrial trial) {
        return new StoredTrial(
                trial.id(), trial.config().fold().name(), trial.config().seed());
    }
}

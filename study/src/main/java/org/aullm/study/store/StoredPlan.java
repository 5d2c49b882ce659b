package org.aullm.study.store;

import java.util.ArrayList;
import java.util.List;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Protocol;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;

/**
 * A plan as its study's folder keeps it in {@code plan.json}.
 *
 * @param format the version of this form
 * @param study the study's name
 * @param data the data set
 * @param fingerprint the data set's content
 * @param clips how many clips are judged
 * @param units numbers of the action units, in the order of results
 * @param protocol who is learnt from and who is judged
 * @param folds in order
 * @param cells the baseline first
 */
public record StoredPlan(
        int format,
        String study,
        ComponentConfig data,
        String fingerprint,
        int clips,
        List<Integer> units,
        Protocol protocol,
        List<Fold> folds,
        List<StoredCell> cells) {

    /** The form that this version writes. */
    public static final int FORMAT = 1;

    public StoredPlan {
        units = List.copyOf(units);
        folds = List.copyOf(folds);
        cells = List.copyOf(cells);
    }

    /** A cell and its trials. */
    public record StoredCell(Cell cell, List<StoredTrial> trials) {
        public StoredCell {
            trials = List.copyOf(trials);
        }
    }

    /** A trial of a cell; other cells may share it. */
    public record StoredTrial(String id, String fold, long seed) {}

    static StoredPlan of(Plan plan) {
        List<StoredCell> cells = new ArrayList<>();
        for (Cell cell : plan.study().cells()) {
            cells.add(new StoredCell(
                    cell,
                    plan.trials().stream()
                            .filter(trial -> trial.cell().equals(cell.name()))
                            .map(StoredPlan::stored)
                            .toList()));
        }
        return new StoredPlan(
                FORMAT,
                plan.study().name(),
                plan.study().data(),
                plan.fingerprint(),
                plan.clips(),
                plan.study().units(),
                plan.study().protocol(),
                plan.folds(),
                cells);
    }

    private static StoredTrial stored(PlannedTrial trial) {
        return new StoredTrial(
                trial.id(), trial.config().fold().name(), trial.config().seed());
    }
}

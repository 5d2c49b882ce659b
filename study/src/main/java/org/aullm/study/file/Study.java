package org.aullm.study.file;

import java.util.List;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;

/**
 * What is to be compared, with every option's value.
 *
 * @param name the study's name, fit for a folder
 * @param units numbers of the action units that are judged
 * @param device where trials run: {@code cpu}, {@code auto}, {@code cuda}, {@code cuda:n}
 * @param design which cells there are, and why
 * @param cells the baseline first
 */
public record Study(String name, List<Integer> units, String device, Design design, List<Cell> cells) {
    public Study {
        units = List.copyOf(units);
        cells = List.copyOf(cells);
    }

    /** The cell with which all others are compared. */
    public Cell baseline() {
        return cells.get(0);
    }

    /** One trial of a cell. */
    public TrialConfig trial(Cell cell, Fold fold, long seed) {
        return new TrialConfig(
                cell.data(),
                units,
                cell.encoder(),
                cell.projector(),
                cell.graph(),
                cell.llm(),
                cell.loss(),
                cell.regularizers(),
                cell.prompt(),
                cell.training(),
                fold,
                seed,
                device,
                cell.protocol().choosing());
    }
}

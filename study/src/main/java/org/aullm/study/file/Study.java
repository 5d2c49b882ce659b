package org.aullm.study.file;

import java.util.List;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;

/**
 * What is to be compared, with every option's value.
 *
 * @param name the study's name, fit for a folder
 * @param data the data set
 * @param units numbers of the action units that are judged
 * @param protocol who is learnt from and who is judged
 * @param device where trials run: {@code cpu}, {@code auto}, {@code cuda}, {@code cuda:n}
 * @param cells the baseline first
 */
public record Study(
        String name, ComponentConfig data, List<Integer> units, Protocol protocol, String device, List<Cell> cells) {
    public Study {
        units = List.copyOf(units);
        cells = List.copyOf(cells);
    }

    /** One trial of a cell. */
    public TrialConfig trial(Cell cell, Fold fold, long seed) {
        return new TrialConfig(
                data,
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
                device);
    }
}

package org.aullm.study.plan;

import java.util.List;
import java.util.Map;
import org.aullm.core.config.Fold;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Study;

/**
 * All trials of a study.
 *
 * @param study what is compared
 * @param cells its cells with their data and folds, the baseline first
 * @param contents the clips of each data set, by its fingerprint
 * @param trials in the order in which they are run: by seed, then fold, then cell with the baseline first, so that a study
 *     that is stopped has about as many folds of every cell
 */
public record Plan(
        Study study, List<PlannedCell> cells, Map<String, List<ClipContent>> contents, List<PlannedTrial> trials) {
    public Plan {
        cells = List.copyOf(cells);
        contents = Map.copyOf(contents);
        trials = List.copyOf(trials);
    }

    /**
     * A cell and what it is tried on.
     *
     * @param fingerprint the data set's
     * @param licences the terms of each of its source data sets
     * @param remarks how the data came to be, as the data set says
     * @param clips how many clips are judged, with at least one known unit each
     * @param folds in order
     */
    public record PlannedCell(
            Cell cell,
            String fingerprint,
            Map<String, String> licences,
            List<String> remarks,
            int clips,
            List<Fold> folds) {
        public PlannedCell {
            remarks = List.copyOf(remarks);
            folds = List.copyOf(folds);
        }
    }

    /** The baseline. */
    public PlannedCell baseline() {
        return cells.get(0);
    }
}

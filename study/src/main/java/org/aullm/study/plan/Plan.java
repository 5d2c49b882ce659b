package org.aullm.study.plan;

import java.util.List;
import org.aullm.core.config.Fold;
import org.aullm.study.file.Study;

/**
 * All trials of a study.
 *
 * @param study what is compared
 * @param fingerprint the data set's
 * @param clips how many clips are judged, with at least one known unit each
 * @param folds in order
 * @param trials in the order in which they are run: by seed, then fold, then cell with the baseline first, so that a study
 *     that is stopped has about as many folds of every cell
 */
public record Plan(Study study, String fingerprint, int clips, List<Fold> folds, List<PlannedTrial> trials) {
    public Plan {
        folds = List.copyOf(folds);
        trials = List.copyOf(trials);
    }
}

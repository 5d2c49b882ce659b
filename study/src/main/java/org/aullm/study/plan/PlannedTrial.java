package org.aullm.study.plan;

import org.aullm.core.config.TrialConfig;

/**
 * One cell with one seed on one fold.
 *
 * @param id two cells that come to the same configuration share it, and the trial is run once
 * @param cell the cell's name
 */
public record PlannedTrial(String id, String cell, TrialConfig config) {

    /** The fold's name and the seed, as progress shows them. */
    @Override
    public String toString() {
        return "%s, fold %s, seed %d".formatted(cell, config.fold().name(), config.seed());
    }
}

package org.aullm.study.plan;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.data.Clip;
import org.aullm.core.config.Fold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.study.PlanException;
import org.aullm.study.file.Cell;
import org.aullm.study.file.Study;
import org.aullm.study.file.StudyChecker;
import org.aullm.study.file.StudyFile;

/** Makes a plan of a study file. */
public final class Planner {

    private final Registry registry;

    /** Plans with the components of a registry. */
    public Planner(Registry registry) {
        this.registry = registry;
    }

    /**
     * Checks the whole file and plans it. Opens the data set and reads models' configurations, never weights.
     *
     * @throws PlanException with every problem
     */
    public Plan plan(StudyFile file) {
        StudyChecker.Checked checked = new StudyChecker(registry, file).check();
        Study study = checked.study();
        List<Fold> folds = Folds.of(
                study.protocol(), checked.clips().stream().map(Clip::subject).toList());
        TrialIds ids = new TrialIds(registry, checked.fingerprint(), new Fingerprints());
        List<PlannedTrial> trials = new ArrayList<>();
        for (long seed : study.protocol().seeds()) {
            for (Fold fold : folds) {
                for (Cell cell : study.cells()) {
                    TrialConfig config = study.trial(cell, fold, seed);
                    trials.add(new PlannedTrial(ids.of(config), cell.name(), config));
                }
            }
        }
        return new Plan(study, checked.fingerprint(), checked.clips().size(), folds, trials);
    }
}

package org.aullm.study.run;

import java.nio.file.Path;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.trial.TrialListener;
import org.aullm.core.trial.TrialOutcome;

/** What a worker does with a trial. */
@FunctionalInterface
public interface Trials {

    /**
     * Runs one trial.
     *
     * @param shared a folder of the study's for what trials have in common
     * @throws RuntimeException as core's {@code TrialRunner} says; the worker records it and goes on
     */
    TrialOutcome run(String id, TrialConfig config, Path shared, TrialListener listener);
}

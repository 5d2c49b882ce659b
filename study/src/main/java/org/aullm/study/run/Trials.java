package org.aullm.study.run;

import org.aullm.core.config.TrialConfig;
import org.aullm.core.trial.TrialListener;
import org.aullm.core.trial.TrialOutcome;

/** What a worker does with a trial: {@code new TrialRunner(registry)::run}. */
@FunctionalInterface
public interface Trials {

    /**
     * Runs one trial.
     *
     * @throws RuntimeException as core's {@code TrialRunner} says; the worker records it and goes on
     */
    TrialOutcome run(String id, TrialConfig config, TrialListener listener);
}

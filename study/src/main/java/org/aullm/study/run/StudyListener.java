package org.aullm.study.run;

import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;

/** Watches a study run. Called by one thread at a time; must return soon. */
public interface StudyListener {

    /** Work begins: so many different trials, of which so many are done or have failed before. */
    void begun(String study, int trials, int done, int failed, int workers);

    /** A worker, numbered from 1, begins a trial. */
    void started(int worker, PlannedTrial trial);

    /** A pass over the training clips is done. */
    void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss);

    /** A trial has its result. */
    void done(int worker, PlannedTrial trial);

    /** A trial failed for good. */
    void failed(int worker, PlannedTrial trial, TrialFailure failure);

    /** Something else that the user should know, such as a worker that died and is replaced. */
    void noted(String message);

    /** There is no more work, or it was stopped. */
    void ended(RunSummary summary);
}

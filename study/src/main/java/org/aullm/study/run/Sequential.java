package org.aullm.study.run;

import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;

/** Lets several threads call a listener that knows of one at a time, and counts. */
final class Sequential implements StudyListener {

    private final StudyListener listener;
    private int done;
    private int failed;

    Sequential(StudyListener listener, int done, int failed) {
        this.listener = listener;
        this.done = done;
        this.failed = failed;
    }

    synchronized int countDone() {
        return done;
    }

    synchronized int countFailed() {
        return failed;
    }

    @Override
    public synchronized void begun(String study, int trials, int doneBefore, int failedBefore, int workers) {
        listener.begun(study, trials, doneBefore, failedBefore, workers);
    }

    @Override
    public synchronized void started(int worker, PlannedTrial trial) {
        listener.started(worker, trial);
    }

    @Override
    public synchronized void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {
        listener.epoch(worker, trial, epoch, epochs, loss);
    }

    @Override
    public synchronized void done(int worker, PlannedTrial trial) {
        done++;
        listener.done(worker, trial);
    }

    @Override
    public synchronized void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        failed++;
        listener.failed(worker, trial, failure);
    }

    @Override
    public synchronized void noted(String message) {
        listener.noted(message);
    }

    @Override
    public synchronized void ended(RunSummary summary) {
        listener.ended(summary);
    }
}

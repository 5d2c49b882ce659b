package org.aullm.study.run;

import java.util.ArrayList;
import java.util.List;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;

/** Remembers what happened. */
final class Recorder implements StudyListener {

    final List<String> events = new ArrayList<>();
    final List<TrialFailure> failures = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void begun(String study, int trials, int done, int failed, int workers) {
        events.add("begun %d trials, %d done, %d failed, %d workers".formatted(trials, done, failed, workers));
    }

    @Override
    public void started(int worker, PlannedTrial trial) {
        events.add("started " + trial);
    }

    @Override
    public void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {
        events.add("epoch %d/%d of %s".formatted(epoch, epochs, trial));
    }

    @Override
    public void done(int worker, PlannedTrial trial) {
        events.add("done " + trial);
    }

    @Override
    public void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        events.add("failed " + trial);
        failures.add(failure);
    }

    @Override
    public void noted(String message) {
        notes.add(message);
    }

    @Override
    public void ended(RunSummary summary) {
        events.add("ended " + summary.end());
    }
}

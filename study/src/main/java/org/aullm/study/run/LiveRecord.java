package org.aullm.study.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.RunState;
import org.aullm.study.store.StudyFolder;

/** Keeps a study's {@code run.json} up to date for whoever looks from another terminal, at most once a second. */
final class LiveRecord implements StudyListener {

    private static final long BETWEEN_WRITES = 1_000_000_000L;

    private final StudyFolder folder;
    private final StudyListener listener;
    private final Map<Integer, RunState.Current> current = new TreeMap<>();
    private final String started = now();
    private final long begun = System.nanoTime();
    private long written = begun - BETWEEN_WRITES;
    private int workers;
    private int trials;
    private int done;
    private int failed;
    private int endedNow;

    LiveRecord(StudyFolder folder, StudyListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    @Override
    public void begun(String study, int allTrials, int doneBefore, int failedBefore, int processes) {
        workers = processes;
        trials = allTrials;
        done = doneBefore;
        failed = failedBefore;
        write("");
        listener.begun(study, allTrials, doneBefore, failedBefore, processes);
    }

    @Override
    public void started(int worker, PlannedTrial trial) {
        current.put(worker, new RunState.Current(worker, trial.toString(), trial.id(), 0, 0));
        writeSometimes();
        listener.started(worker, trial);
    }

    @Override
    public void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {
        current.put(worker, new RunState.Current(worker, trial.toString(), trial.id(), epoch, epochs));
        writeSometimes();
        listener.epoch(worker, trial, epoch, epochs, loss);
    }

    @Override
    public void done(int worker, PlannedTrial trial) {
        done++;
        over(worker);
        listener.done(worker, trial);
    }

    @Override
    public void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        failed++;
        over(worker);
        listener.failed(worker, trial, failure);
    }

    private void over(int worker) {
        endedNow++;
        current.remove(worker);
        writeSometimes();
    }

    @Override
    public void noted(String message) {
        listener.noted(message);
    }

    @Override
    public void ended(RunSummary summary) {
        current.clear();
        write(summary.message().isEmpty() ? "finished" : summary.message());
        listener.ended(summary);
    }

    private void writeSometimes() {
        if (System.nanoTime() - written >= BETWEEN_WRITES) {
            write("");
        }
    }

    private void write(String end) {
        written = System.nanoTime();
        int left = trials - done - failed;
        double elapsed = (written - begun) / 1e9;
        try {
            folder.write(new RunState(
                    ProcessHandle.current().pid(),
                    machine(),
                    started,
                    now(),
                    workers,
                    trials,
                    done,
                    failed,
                    endedNow == 0 ? -1 : elapsed / endedNow * left,
                    List.copyOf(current.values()),
                    end));
        } catch (IOException e) {
            // A full disk is noticed where results are written. This file is only for onlookers.
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}

package org.aullm.study.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.StudyLock;
import org.aullm.study.store.TrialFolder;

/**
 * Runs a plan's trials in worker processes. Whatever ends it, running it again goes on where it was: finished trials are
 * never run again, and failed ones only when asked.
 */
public final class StudyRunner {

    private final StudyFolder folder;
    private final String study;
    private final List<PlannedTrial> trials;
    private final Preparation preparation;
    private final WorkerCommand command;
    private final int workers;
    private final boolean retryFailed;
    private final StudyListener watcher;
    private final Patience patience;

    /** What is done to the folder before trials are run. */
    @FunctionalInterface
    private interface Preparation {
        void prepare() throws IOException;
    }

    private StudyRunner(
            StudyFolder folder,
            String study,
            List<PlannedTrial> trials,
            Preparation preparation,
            WorkerCommand command,
            int workers,
            boolean retryFailed,
            StudyListener listener,
            Patience patience) {
        if (workers < 1) {
            throw new IllegalArgumentException("a study needs at least 1 worker, not " + workers);
        }
        this.folder = folder;
        this.study = study;
        this.trials = List.copyOf(trials);
        this.preparation = preparation;
        this.command = command;
        this.workers = workers;
        this.retryFailed = retryFailed;
        this.watcher = listener;
        this.patience = patience;
    }

    /**
     * A runner that has not begun.
     *
     * @param workers at most so many processes
     * @param retryFailed whether trials that failed before are run again
     */
    public StudyRunner(
            StudyFolder folder,
            Plan plan,
            WorkerCommand command,
            int workers,
            boolean retryFailed,
            StudyListener listener) {
        this(folder, plan, command, workers, retryFailed, listener, Patience.USUAL);
    }

    /** The same with a patience of its own. */
    public StudyRunner(
            StudyFolder folder,
            Plan plan,
            WorkerCommand command,
            int workers,
            boolean retryFailed,
            StudyListener listener,
            Patience patience) {
        this(
                folder,
                plan.study().name(),
                plan.trials(),
                () -> folder.write(plan),
                command,
                workers,
                retryFailed,
                listener,
                patience);
    }

    /** A runner of trials whose configurations are in the folder already. */
    public static StudyRunner again(
            StudyFolder folder,
            String study,
            List<PlannedTrial> trials,
            WorkerCommand command,
            int workers,
            boolean retryFailed,
            StudyListener listener) {
        return new StudyRunner(
                folder, study, trials, () -> {}, command, workers, retryFailed, listener, Patience.USUAL);
    }

    /**
     * Runs what is pending. Ends early on Ctrl-C and where results cannot be written.
     *
     * @throws org.aullm.study.StudyException if another run has the folder
     * @throws IOException if the folder cannot be written
     */
    public RunSummary run() throws IOException, InterruptedException {
        try (StudyLock lock = StudyLock.take(folder.path())) {
            preparation.prepare();
            return locked();
        }
    }

    private RunSummary locked() throws IOException, InterruptedException {
        Map<String, PlannedTrial> pending = new LinkedHashMap<>();
        trials.forEach(trial -> pending.putIfAbsent(trial.id(), trial));
        int count = pending.size();
        int done = 0;
        int failed = 0;
        List<String> corrupt = new ArrayList<>();
        for (PlannedTrial trial : List.copyOf(pending.values())) {
            TrialFolder.State state = prepare(folder.trial(trial.id()));
            switch (state) {
                case DONE -> done++;
                case FAILED -> failed++;
                case CORRUPT -> corrupt.add(trial.id());
                case PENDING -> {}
            }
            if (state == TrialFolder.State.DONE || state == TrialFolder.State.FAILED) {
                pending.remove(trial.id());
            }
        }
        LiveRecord record = new LiveRecord(folder, watcher);
        Sequential listener = new Sequential(record, done, failed);
        int processes = Math.min(workers, pending.size());
        listener.begun(study, count, done, failed, processes);
        corrupt.forEach(
                id -> listener.noted("trial %s: the result was cut short or changed; running it again".formatted(id)));
        Schedule schedule = new Schedule(pending.values());
        return new Workforce(processes, command, folder, schedule, listener, patience).work(() -> {
            int finished = listener.countDone() + listener.countFailed();
            RunSummary summary = new RunSummary(
                    schedule.end(), schedule.message(), listener.countDone(), listener.countFailed(), count - finished);
            listener.ended(summary);
            return summary;
        });
    }

    private TrialFolder.State prepare(TrialFolder trial) throws IOException {
        TrialFolder.State state = trial.state();
        if (state == TrialFolder.State.CORRUPT) {
            trial.setCorruptAside();
        }
        if (state == TrialFolder.State.FAILED && (retryFailed || trial.failedByEnvironment())) {
            trial.forgetFailure();
            state = TrialFolder.State.PENDING;
        }
        if (state != TrialFolder.State.DONE) {
            trial.removeDrafts();
        }
        return state;
    }
}

package org.aullm.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;

/** One place for a worker: gives it trials, and puts another worker there when it dies. */
final class WorkerSlot implements Runnable {

    /** How often a trial may lose its worker before it counts as failed. */
    static final int MOST_ATTEMPTS = 3;

    private static final int MOST_FALSE_STARTS = 3;
    private static final int TOLD_TO_STOP = 130;
    private static final long WAIT_FOR_STOP_MILLIS = 500;

    private final int number;
    private final WorkerCommand command;
    private final StudyFolder folder;
    private final Schedule schedule;
    private final StudyListener listener;
    private final Patience patience;
    private Optional<WorkerProcess> worker = Optional.empty();
    private int falseStarts;

    WorkerSlot(
            int number,
            WorkerCommand command,
            StudyFolder folder,
            Schedule schedule,
            StudyListener listener,
            Patience patience) {
        this.number = number;
        this.command = command;
        this.folder = folder;
        this.schedule = schedule;
        this.listener = listener;
        this.patience = patience;
    }

    @Override
    public void run() {
        try {
            for (Optional<PlannedTrial> trial = schedule.next(); trial.isPresent(); trial = schedule.next()) {
                perform(trial.get());
            }
            current().ifPresent(WorkerProcess::dismiss);
        } catch (IOException | UncheckedIOException e) {
            schedule.stop(RunSummary.End.UNWRITABLE, unwritable(e.toString()));
            kill();
        } catch (RuntimeException e) {
            schedule.stop(RunSummary.End.DEFECT, "worker %d: %s".formatted(number, e));
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker at once, whatever it does. */
    void kill() {
        current().ifPresent(WorkerProcess::kill);
    }

    private synchronized Optional<WorkerProcess> current() {
        return worker;
    }

    private void perform(PlannedTrial trial) throws IOException, InterruptedException {
        TrialFolder files = folder.trial(trial.id());
        int attempts = 0;
        while (!schedule.isStopped()) {
            Optional<WorkerProcess> ready = readyWorker();
            if (ready.isEmpty()) {
                continue; // a false start, or stopped
            }
            listener.started(number, trial);
            ready.get().send(new Order(trial.id(), files.path().toString()));
            Optional<Loss> loss = hear(ready.get(), trial, files);
            if (loss.isEmpty()) {
                return;
            }
            dead();
            awaitStopAfter(loss.get().exitCode());
            if (schedule.isStopped()) {
                return;
            }
            attempts++;
            String cause = loss.get().cause();
            if (attempts == MOST_ATTEMPTS) {
                TrialFailure failure = new TrialFailure(
                        trial.id(),
                        loss.get().kind(),
                        "%d workers died on it; the last one %s".formatted(attempts, cause),
                        WorkerProcess.tail(folder.workerLog(number)));
                files.write(failure);
                listener.failed(number, trial, failure);
                return;
            }
            listener.noted("worker %d %s; trying %s again".formatted(number, cause, trial));
        }
    }

    /** How a worker was lost in the middle of a trial. */
    private record Loss(TrialFailure.Kind kind, int exitCode, String cause) {}

    /** Follows a trial to its end; how the worker was lost if it did not come to that. */
    private Optional<Loss> hear(WorkerProcess process, PlannedTrial trial, TrialFolder files)
            throws InterruptedException {
        long progress = System.nanoTime();
        try {
            while (true) {
                Optional<Notice> heard = process.read(patience.silence());
                if (heard.isEmpty()) {
                    // It may have died between writing the result and saying so.
                    return files.state() == TrialFolder.State.DONE
                            ? done(trial)
                            : Optional.of(died(process, TrialFailure.Kind.KILLED));
                }
                Notice notice = heard.get();
                switch (notice.event()) {
                    case EPOCH -> {
                        progress = System.nanoTime();
                        listener.epoch(number, trial, notice.epoch(), notice.epochs(), notice.loss());
                    }
                    case DONE -> {
                        return done(trial);
                    }
                    case FAILED -> {
                        TrialFailure failure = files.failure()
                                .orElseGet(() ->
                                        new TrialFailure(trial.id(), TrialFailure.Kind.ERROR, notice.message(), ""));
                        listener.failed(number, trial, failure);
                        return Optional.empty();
                    }
                    case UNWRITABLE -> {
                        schedule.stop(RunSummary.End.UNWRITABLE, unwritable(notice.message()));
                        return Optional.empty();
                    }
                    case OUT_OF_MEMORY -> {
                        int exitCode = process.exitCode();
                        return Optional.of(new Loss(
                                TrialFailure.Kind.OUT_OF_MEMORY,
                                exitCode,
                                "ran out of memory (%s)".formatted(notice.message())));
                    }
                    case BEAT -> {
                        if (System.nanoTime() - progress > patience.standstill().toNanos()) {
                            return Optional.of(hung(process, "made no progress for " + said(patience.standstill())));
                        }
                    }
                    case READY -> {}
                }
            }
        } catch (TimeoutException e) {
            return Optional.of(hung(process, "gave no sign of life for " + said(patience.silence())));
        }
    }

    private static Loss died(WorkerProcess process, TrialFailure.Kind kind) throws InterruptedException {
        int exitCode = process.exitCode();
        return new Loss(kind, exitCode, WorkerProcess.cause(exitCode));
    }

    private static Loss hung(WorkerProcess process, String how) throws InterruptedException {
        process.kill();
        return new Loss(TrialFailure.Kind.HUNG, process.exitCode(), how + " and was killed");
    }

    private static String said(Duration duration) {
        return Progress.clock(duration.toMillis() / 1e3);
    }

    private Optional<Loss> done(PlannedTrial trial) {
        listener.done(number, trial);
        return Optional.empty();
    }

    private String unwritable(String cause) {
        return "results cannot be written to %s: %s. Make room, then run the same command to go on"
                .formatted(folder.path(), cause);
    }

    private Optional<WorkerProcess> readyWorker() throws InterruptedException {
        if (current().isPresent()) {
            return current();
        }
        String trouble;
        try {
            WorkerProcess process = WorkerProcess.start(command, folder.workerLog(number));
            synchronized (this) {
                worker = Optional.of(process);
            }
            if (schedule.isStopped()) { // stopped before kill() could know of this one
                process.kill();
                return Optional.empty();
            }
            Optional<Loss> loss = greet(process);
            if (loss.isEmpty()) {
                falseStarts = 0;
                return current();
            }
            dead();
            awaitStopAfter(loss.get().exitCode());
            trouble = "%s\n%s".formatted(loss.get().cause(), WorkerProcess.tail(folder.workerLog(number)));
        } catch (IOException e) {
            trouble = e.toString();
            falseStarts = MOST_FALSE_STARTS;
        }
        falseStarts++;
        if (falseStarts >= MOST_FALSE_STARTS) {
            schedule.stop(
                    RunSummary.End.NO_WORKERS,
                    "worker %d does not start ('%s'): %s"
                            .formatted(number, String.join(" ", command.words()), trouble.strip()));
        }
        return Optional.empty();
    }

    private Optional<Loss> greet(WorkerProcess process) throws InterruptedException {
        try {
            return process.read(patience.silence()).isPresent()
                    ? Optional.empty()
                    : Optional.of(died(process, TrialFailure.Kind.KILLED));
        } catch (TimeoutException e) {
            return Optional.of(hung(process, "said nothing for " + said(patience.silence())));
        }
    }

    private synchronized void dead() {
        worker = Optional.empty();
    }

    /** A terminal's Ctrl-C reaches workers and study together; the study may need a moment to know why they died. */
    private void awaitStopAfter(int exitCode) throws InterruptedException {
        if (exitCode == TOLD_TO_STOP && !schedule.isStopped()) {
            Thread.sleep(WAIT_FOR_STOP_MILLIS);
        }
    }
}

package org.aullm.study.run;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;

/** Progress as lines for logs: at most one a second for finished trials, and one for everything out of the ordinary. */
public final class PlainProgress implements StudyListener {

    private static final long BETWEEN_LINES = 1_000_000_000L;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private String study = "";
    private Progress progress;
    private long lastLine;

    /** Writes to a stream. */
    public PlainProgress(PrintStream out) {
        this(out, System::nanoTime);
    }

    PlainProgress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.progress = new Progress(0, 0, 0, nanoTime.getAsLong());
    }

    @Override
    public void begun(String name, int trials, int done, int failed, int workers) {
        study = name;
        progress = new Progress(trials, done, failed, nanoTime.getAsLong());
        lastLine = nanoTime.getAsLong() - BETWEEN_LINES;
        out.println(Progress.opening(name, trials, done, failed, workers));
    }

    @Override
    public void started(int worker, PlannedTrial trial) {}

    @Override
    public void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {}

    @Override
    public void done(int worker, PlannedTrial trial) {
        progress.oneDone();
        long now = nanoTime.getAsLong();
        if (now - lastLine >= BETWEEN_LINES || progress.atEnd()) {
            lastLine = now;
            out.printf("%s  done: %s  (%s)%n", progress.count(), trial, progress.outlook(now));
        }
    }

    @Override
    public void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        progress.oneFailed();
        out.printf("%s  failed: %s: %s%n", progress.count(), trial, failure.message());
    }

    @Override
    public void noted(String message) {
        out.println(message);
    }

    @Override
    public void ended(RunSummary summary) {
        out.println(progress.closing(study, summary, nanoTime.getAsLong()));
        out.flush();
    }
}

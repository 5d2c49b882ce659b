package org.aullm.study.run;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.plan.PlannedTrial;

/** Progress on a terminal: one line for each worker and one for the whole, redrawn in place. */
public final class TerminalProgress implements StudyListener {

    private static final long BETWEEN_DRAWINGS = 100_000_000L;
    private static final int BAR = 20;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR = "\u001b[2K";

    private final PrintStream out;
    private final int columns;
    private final LongSupplier nanoTime;
    private String study = "";
    private String[] lines = new String[0];
    private Progress progress;
    private int drawn;
    private long lastDrawing;

    /**
     * Draws on a stream.
     *
     * @param columns the terminal's width; longer lines are cut, or they could not be redrawn
     */
    public TerminalProgress(PrintStream out, int columns) {
        this(out, columns, System::nanoTime);
    }

    TerminalProgress(PrintStream out, int columns, LongSupplier nanoTime) {
        this.out = out;
        this.columns = columns;
        this.nanoTime = nanoTime;
        this.progress = new Progress(0, 0, 0, nanoTime.getAsLong());
    }

    @Override
    public void begun(String name, int trials, int done, int failed, int workers) {
        study = name;
        lines = new String[workers];
        Arrays.fill(lines, "starting");
        progress = new Progress(trials, done, failed, nanoTime.getAsLong());
        above(Progress.opening(name, trials, done, failed, workers));
    }

    @Override
    public void started(int worker, PlannedTrial trial) {
        lines[worker - 1] = trial.toString();
        draw(false);
    }

    @Override
    public void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {
        int filled = BAR * epoch / Math.max(1, epochs);
        lines[worker - 1] = String.format(
                Locale.ROOT,
                "[%s%s] %d/%d loss %.3f  %s",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                epoch,
                epochs,
                loss,
                trial);
        draw(false);
    }

    @Override
    public void done(int worker, PlannedTrial trial) {
        progress.oneDone();
        lines[worker - 1] = "idle";
        draw(false);
    }

    @Override
    public void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        progress.oneFailed();
        lines[worker - 1] = "idle";
        above("failed: %s: %s".formatted(trial, failure.message()));
    }

    @Override
    public void noted(String message) {
        above(message);
    }

    @Override
    public void ended(RunSummary summary) {
        erase();
        out.println(progress.closing(study, summary, nanoTime.getAsLong()));
        out.flush();
    }

    /** Prints a line that stays, over those that are redrawn. */
    private void above(String line) {
        erase();
        out.println(line);
        draw(true);
    }

    private void draw(boolean now) {
        long time = nanoTime.getAsLong();
        if (!now && time - lastDrawing < BETWEEN_DRAWINGS) {
            return;
        }
        lastDrawing = time;
        StringBuilder picture = new StringBuilder();
        if (drawn > 0) {
            picture.append(UP.formatted(drawn));
        }
        for (int worker = 0; worker < lines.length; worker++) {
            picture.append(CLEAR)
                    .append(cut("%2d %s".formatted(worker + 1, lines[worker])))
                    .append('\n');
        }
        picture.append(CLEAR)
                .append(cut("%s  %s".formatted(progress.count(), progress.outlook(time))))
                .append('\n');
        out.print(picture);
        out.flush();
        drawn = lines.length + 1;
    }

    private void erase() {
        if (drawn > 0) {
            String blank = (CLEAR + "\n").repeat(drawn);
            out.print(UP.formatted(drawn) + blank + UP.formatted(drawn));
            drawn = 0;
        }
    }

    private String cut(String line) {
        String single = line.replaceAll("\\s*[\r\n\t]+\\s*", " ");
        return single.length() < columns ? single : single.substring(0, Math.max(0, columns - 1));
    }
}

package org.aullm.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.aullm.core.result.TrialFailure;
import org.aullm.study.store.RunState;
import org.aullm.study.store.StoredStudy;

/** How a study stands, for people. */
final class StatusText {

    private StatusText() {}

    static void print(StoredStudy study, Optional<RunState> run, boolean running, PrintWriter out) {
        out.printf(
                "study %s: %s%n",
                study.plan().study(), run.map(state -> said(state, running)).orElse("not begun"));
        if (running) {
            run.ifPresent(state -> state.current()
                    .forEach(each -> out.printf("  worker %d: %s%s%n", each.worker(), each.trial(), epochs(each))));
        }
        String name = "  %-" + Columns.width(study.cells(), StoredStudy.CellTrials::name) + "s";
        out.printf(name + " %6s %6s %7s%n", "", "done", "failed", "pending");
        for (StoredStudy.CellTrials cell : study.cells()) {
            out.printf(
                    name + " %6d %6d %7d%n",
                    cell.name(),
                    cell.results().size(),
                    cell.failures().size(),
                    cell.pending());
        }
        for (StoredStudy.CellTrials cell : study.cells()) {
            for (TrialFailure failure : cell.failures()) {
                out.printf(
                        "failed: %s, trial %s: %s: %s%n",
                        cell.name(), failure.trial(), failure.kind(), failure.message());
            }
            for (String trial : cell.corrupt()) {
                out.printf("damaged: %s, trial %s: its result will be computed again%n", cell.name(), trial);
            }
        }
    }

    private static String said(RunState state, boolean running) {
        if (!running) {
            return state.end().isEmpty()
                    ? "not running; the last run, begun %s, was killed; the same command goes on"
                            .formatted(state.started())
                    : "not running; the last run ended %s: %s".formatted(state.updated(), state.end());
        }
        String left = state.secondsLeft() < 0 ? "" : ", about %s left".formatted(clock(state.secondsLeft()));
        return "running as process %d on %s with %d worker%s, %d of %d trials over%s"
                .formatted(
                        state.process(),
                        state.machine(),
                        state.workers(),
                        state.workers() == 1 ? "" : "s",
                        state.done() + state.failed(),
                        state.trials(),
                        left);
    }

    private static String clock(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String epochs(RunState.Current trial) {
        return trial.epochs() == 0 ? "" : ", epoch %d of %d".formatted(trial.epoch(), trial.epochs());
    }
}

package org.aullm.study.run;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.aullm.study.plan.PlannedTrial;

/** Which trials are still to be begun, and why no more are. Safe for several threads. */
final class Schedule {

    private final Deque<PlannedTrial> pending;
    private Optional<RunSummary.End> stopped = Optional.empty();
    private String message = "";

    Schedule(Collection<PlannedTrial> pending) {
        this.pending = new ArrayDeque<>(pending);
    }

    /** The next trial, or nothing if there is none or the run was stopped. */
    synchronized Optional<PlannedTrial> next() {
        return stopped.isPresent() ? Optional.empty() : Optional.ofNullable(pending.poll());
    }

    /** Begins no more trials. The first reason counts. */
    synchronized void stop(RunSummary.End reason, String said) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(reason);
            message = said;
        }
    }

    synchronized boolean isStopped() {
        return stopped.isPresent();
    }

    synchronized RunSummary.End end() {
        return stopped.orElse(RunSummary.End.FINISHED);
    }

    synchronized String message() {
        return message;
    }
}

package org.aullm.study.store;

import java.util.List;

/**
 * What a run was doing when it last said so, in {@code run.json}. For people who look from outside; nothing depends on it.
 *
 * @param process the run's process
 * @param machine where it is
 * @param started when the run began, ISO 8601 in UTC
 * @param updated when this was written, ISO 8601 in UTC
 * @param workers how many processes
 * @param trials in all
 * @param done with a result, earlier runs included
 * @param failed for good
 * @param secondsLeft how long it may still take; negative where nothing is known
 * @param current what workers do
 * @param end how it ended, in words; empty while it runs
 */
public record RunState(
        long process,
        String machine,
        String started,
        String updated,
        int workers,
        int trials,
        int done,
        int failed,
        double secondsLeft,
        List<Current> current,
        String end) {
    public RunState {
        current = List.copyOf(current);
    }

    /** A worker's trial. */
    public record Current(int worker, String trial, String id, int epoch, int epochs) {}
}

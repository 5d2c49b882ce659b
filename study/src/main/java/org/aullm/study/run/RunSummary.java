package org.aullm.study.run;

/**
 * How a run ended. Trials that several cells share count once.
 *
 * @param end why it ended
 * @param message for the user; empty where {@code end} says it all
 * @param done trials with a result, earlier runs included
 * @param failed trials that will not get one
 * @param pending trials that are still to be run
 */
public record RunSummary(End end, String message, int done, int failed, int pending) {

    /** Why a run ended. */
    public enum End {
        /** Every trial is done or has failed. */
        FINISHED(0),
        /** Results cannot be written. */
        UNWRITABLE(75),
        /** Workers do not start. */
        NO_WORKERS(70),
        /** Something is wrong with this program. */
        DEFECT(70),
        /** The user stopped it. */
        STOPPED(130);

        private final int exitCode;

        End(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    /** What the process returns: 0 if every trial has a result, 1 if some failed, otherwise as the end says. */
    public int exitCode() {
        return end == End.FINISHED && failed > 0 ? 1 : end.exitCode;
    }
}

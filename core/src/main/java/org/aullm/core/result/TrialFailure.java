package org.aullm.core.result;

/**
 * Why a trial has no result. Unless its kind says otherwise, it will not get one by being run again.
 *
 * @param trial the trial's id
 * @param kind what sort of failure
 * @param message for the user
 * @param detail a stack trace or the end of a log; may be empty
 */
public record TrialFailure(String trial, Kind kind, String message, String detail) {

    /** Sorts of failure. */
    public enum Kind {
        /** The configuration cannot be built. */
        CONFIGURATION,
        /** The loss or a gradient became infinite or undefined. */
        DIVERGED,
        /** Memory ran out, several times. */
        OUT_OF_MEMORY,
        /** The worker gave no sign of life or made no progress and was killed, several times. */
        HUNG,
        /** The worker died, several times. */
        KILLED,
        /** Something outside the program did not answer: the next run tries again. */
        ENVIRONMENT,
        /** Anything else: a defect. */
        ERROR
    }
}

package org.aullm.study.run;

import org.aullm.core.result.TrialFailure;

/**
 * What a worker tells its study, as one line of JSON.
 *
 * @param event what happened
 * @param trial the trial's id; empty where there is none
 * @param epoch for {@link Event#EPOCH}
 * @param epochs for {@link Event#EPOCH}
 * @param loss for {@link Event#EPOCH}
 * @param message for the user; empty where there is nothing to say
 */
record Notice(Event event, String trial, int epoch, int epochs, double loss, String message) {

    enum Event {
        /** The worker takes orders. */
        READY,
        /** The worker is alive. */
        BEAT,
        /** A pass over the training clips is done. */
        EPOCH,
        /** The result is in its file. */
        DONE,
        /** Why there is no result is in its file. */
        FAILED,
        /** Memory ran out; the worker ends. */
        OUT_OF_MEMORY,
        /** The result could not be written; no trial can be. */
        UNWRITABLE
    }

    static Notice ready() {
        return new Notice(Event.READY, "", 0, 0, 0, "");
    }

    static Notice beat() {
        return new Notice(Event.BEAT, "", 0, 0, 0, "");
    }

    static Notice outOfMemory(String trial, String message) {
        return new Notice(Event.OUT_OF_MEMORY, trial, 0, 0, 0, message);
    }

    static Notice epoch(String trial, int epoch, int epochs, double loss) {
        return new Notice(Event.EPOCH, trial, epoch, epochs, loss, "");
    }

    static Notice done(String trial) {
        return new Notice(Event.DONE, trial, 0, 0, 0, "");
    }

    static Notice failed(TrialFailure failure) {
        return new Notice(Event.FAILED, failure.trial(), 0, 0, 0, failure.message());
    }

    static Notice unwritable(String trial, String message) {
        return new Notice(Event.UNWRITABLE, trial, 0, 0, 0, message);
    }
}

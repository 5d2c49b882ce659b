package org.aullm.core.trial;

/** Watches a trial run. Called on the trial's thread; must return at once. */
public interface TrialListener {

    /** Does nothing. */
    TrialListener SILENT = (epoch, epochs, loss) -> {};

    /**
     * A pass over the training clips is done.
     *
     * @param epoch from 1
     * @param epochs in all
     * @param loss the mean training loss of the pass
     */
    void epoch(int epoch, int epochs, double loss);
}

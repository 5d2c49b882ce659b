package org.aullm.core.result;

/**
 * One pass over the training clips.
 *
 * @param epoch from 1
 * @param loss the mean of the whole training loss over the pass's steps
 */
public record EpochResult(int epoch, double loss) {}

package org.aullm.core.trial;

import org.aullm.api.option.Options;

/**
 * How one training goes.
 *
 * @param training the options, those that were chosen among them
 * @param watcher who is told of its passes
 */
record Lesson(Options training, TrialListener watcher) {

    Sampler sampler(Examples examples, long seed) {
        return new Sampler(seed, examples.training(), examples.storedFrames(), training);
    }
}

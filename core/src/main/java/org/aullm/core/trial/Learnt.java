package org.aullm.core.trial;

import java.util.List;
import java.util.Optional;
import org.aullm.core.result.EpochResult;

/**
 * What one training made.
 *
 * @param pipeline the trained components
 * @param epochs the course of training; empty where nothing was trained
 * @param calibration of the scores that a language model is told; empty where it is told none
 * @param steps batches it was trained on
 */
record Learnt(Pipeline pipeline, List<EpochResult> epochs, Optional<Calibration> calibration, int steps)
        implements AutoCloseable {

    @Override
    public void close() {
        pipeline.close();
    }
}

package org.aullm.tensor.optim;

/**
 * Moves weights against their gradients.
 *
 * @since 0.1.0
 */
public interface Optimizer extends AutoCloseable {

    /**
     * One step with the gradients that are in the leaves, which are zero afterwards.
     *
     * @param learningRate of this step
     * @param scale every gradient is multiplied by this first; below 1 where the global norm was clipped
     */
    void step(double learningRate, double scale);

    /** Frees the optimizer's state. */
    @Override
    void close();
}

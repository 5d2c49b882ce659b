package org.aullm.api;

/**
 * Whether a component is being trained or judged.
 *
 * <p>In {@link #TRAIN} a component may draw from the engine's random generator (dropout, dropped edges); the trainer
 * seeds that generator anew before every call, from the run's seed, the slot's name and the step, so that replacing one
 * slot never moves the randomness of another. In {@link #EVAL} a row's result must not depend on its batch.
 *
 * @since 0.1.0
 */
public enum Mode {
    TRAIN,
    EVAL
}

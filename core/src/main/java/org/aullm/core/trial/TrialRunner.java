package org.aullm.core.trial;

import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;

/** Runs trials, one after the other, on the calling thread. */
public final class TrialRunner {

    private final Registry registry;

    /** A runner for the components of a registry. */
    public TrialRunner(Registry registry) {
        this.registry = registry;
    }

    /**
     * Trains on a fold's training subjects and judges its test subjects.
     *
     * @param id the trial's id, for the records
     * @throws org.aullm.core.registry.SlotException if the parts do not fit each other
     * @throws org.aullm.api.ComponentException if a part cannot be built or data cannot be read
     * @throws DivergedException if the loss or a gradient is no longer finite
     */
    public TrialOutcome run(String id, TrialConfig config, TrialListener listener) {
        return new TrialRun(registry, id, config, listener).run();
    }
}

package org.aullm.core.trial;

import java.nio.file.Path;
import java.util.Optional;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;

/** Runs trials, one after the other, on the calling thread. */
public final class TrialRunner {

    private final Registry registry;
    private final Optional<Path> shared;
    private final boolean checked;

    /** A runner for the components of a registry. */
    public TrialRunner(Registry registry) {
        this(registry, Optional.empty(), false);
    }

    /**
     * A runner that finds and leaves what trials have in common.
     *
     * @param shared a folder for it, which several processes may use; empty for none. No result depends on it
     * @param checked whether everything that components give back is looked at. No result depends on it
     */
    public TrialRunner(Registry registry, Optional<Path> shared, boolean checked) {
        this.registry = registry;
        this.shared = shared;
        this.checked = checked;
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
        return new TrialRun(registry, shared, checked, id, config, listener).run();
    }
}

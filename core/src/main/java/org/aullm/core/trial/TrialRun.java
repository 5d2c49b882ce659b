package org.aullm.core.trial;

import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;

/** One run of one trial. */
final class TrialRun {
    TrialRun(Registry registry, String id, TrialConfig config, TrialListener listener) {}

    TrialOutcome run() {
        throw new IllegalStateException();
    }
}

package org.aullm.core.trial;

import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;

/** One run of one trial. */
final class TrialRun {
    private final String id;

    TrialRun(Registry registry, String id, TrialConfig config, TrialListener listener) {
        this.id = id;
    }

    TrialOutcome run() {
        return java.util.Optional.<TrialOutcome>empty().orElseThrow(() -> new IllegalStateException(id));
    }
}

package org.aullm.core.trial;

import java.util.List;
import java.util.Optional;
import org.aullm.api.OtherEngine;
import org.aullm.api.Parameter;
import org.aullm.core.registry.Slot;

/**
 * The weights of one slot that are trained, and their pace.
 *
 * @param parameters those of this engine
 * @param elsewhere the component, if its weights are in another engine
 * @param frozenEpochs passes before they begin to move
 */
record Trained(
        Slot slot,
        List<Parameter> parameters,
        Optional<OtherEngine> elsewhere,
        double learningRateScale,
        int frozenEpochs) {

    /** Whether they move in a pass, counted from 0. */
    boolean movesIn(int epoch) {
        return epoch >= frozenEpochs;
    }
}

package org.aullm.core.trial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aullm.api.Component;
import org.aullm.api.Mode;
import org.aullm.api.OtherEngine;
import org.aullm.api.Tuning;
import org.aullm.core.registry.Part;
import org.aullm.core.registry.Slot;

/** Which slots' weights move when: some never, some after some passes, some from the start. */
final class Stages {

    private final List<Trained> trained = new ArrayList<>();
    private final Set<Slot> frozen = EnumSet.noneOf(Slot.class);
    private final Set<Slot> waiting = EnumSet.noneOf(Slot.class);

    void add(Part<?> part, Component component) {
        boolean still = part.tuning() == Tuning.FROZEN;
        Optional<OtherEngine> elsewhere =
                component instanceof OtherEngine other && !still ? Optional.of(other) : Optional.empty();
        trained.add(new Trained(
                part.slot(),
                component.parameters().trained(),
                elsewhere,
                part.learningRateScale(),
                part.frozenEpochs()));
        if (still) {
            frozen.add(part.slot());
        }
    }

    List<Trained> trained() {
        return trained;
    }

    /** How encoder, projector or graph works in a training step: one that is frozen as it will when it is judged. */
    Mode training(Slot slot) {
        return frozen.contains(slot) || waiting.contains(slot) ? Mode.EVAL : Mode.TRAIN;
    }

    /** Begins a pass, counted from 0: what moves from here on gets gradients, what waits gets none. */
    void begin(int epoch) {
        waiting.clear();
        for (Trained each : trained) {
            boolean moves = each.movesIn(epoch);
            if (!moves) {
                waiting.add(each.slot());
            }
            // Only where there are stages at all: else the flags stand as they were made.
            if (each.frozenEpochs() > 0) {
                each.parameters().forEach(parameter -> parameter.array().setRequiresGradient(moves));
            }
        }
    }
}

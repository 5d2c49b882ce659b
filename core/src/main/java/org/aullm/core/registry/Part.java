package org.aullm.core.registry;

import java.util.List;
import java.util.Locale;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Provider;
import org.aullm.core.config.ComponentConfig;

/**
 * A provider with its checked options.
 *
 * @param slot where it stands
 * @param provider what fills it
 * @param options its own options and those of the slot
 */
public record Part<P extends Provider>(Slot slot, P provider, Options options) {

    /**
     * Finds what a resolved configuration names.
     *
     * @throws SlotException if it does not exist here or its options do not fit: a configuration that was checked before
     *     and meets other plugins now
     */
    public static <P extends Provider> Part<P> of(Registry registry, Slot slot, Class<P> kind, ComponentConfig config) {
        Provider provider = registry.find(slot, config.use())
                .orElseThrow(() -> new SlotException(
                        slot,
                        "no %s is called '%s'; available: %s"
                                .formatted(slot.title(), config.use(), String.join(", ", registry.ids(slot)))));
        Options.Reading reading = Options.read(slot.options(provider), config.options());
        List<Options.Problem> problems = reading.problems();
        if (!problems.isEmpty()) {
            throw new SlotException(
                    slot,
                    "%s: %s".formatted(problems.get(0).key(), problems.get(0).message()));
        }
        return new Part<>(slot, kind.cast(provider), reading.options());
    }

    /** Which weights are trained; FULL where there is no choice. */
    public Tuning tuning() {
        return options.plain().get(Slot.TUNING) instanceof String word
                ? Tuning.valueOf(word.toUpperCase(Locale.ROOT))
                : Tuning.FULL;
    }

    /** The slot's learning rate as a multiple of the training's. */
    public double learningRateScale() {
        return options.find(Slot.LEARNING_RATE_SCALE).orElse(1.0);
    }

    /** Passes before its weights begin to move. */
    public int frozenEpochs() {
        return options.find(Slot.FROZEN_EPOCHS).orElse(0);
    }
}

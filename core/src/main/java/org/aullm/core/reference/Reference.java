package org.aullm.core.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.api.Tuning;
import org.aullm.api.spi.Provider;
import org.aullm.api.spi.TunedProvider;
import org.aullm.api.spi.VisualEncoderProvider;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;

/** The pages of all components of a registry. Cheap: nothing is built, no weight is read. */
public final class Reference {

    private final Registry registry;

    /** A reference of what a registry holds. */
    public Reference(Registry registry) {
        this.registry = registry;
    }

    /** Every component, slot by slot, {@code none} first where leaving out is a component of its own. */
    public List<Sheet> all() {
        return Arrays.stream(Slot.values()).flatMap(slot -> of(slot).stream()).toList();
    }

    /** A slot's components. */
    public List<Sheet> of(Slot slot) {
        List<Sheet> sheets = new ArrayList<>();
        registry.find(slot, ComponentConfig.NONE).ifPresent(provider -> sheets.add(sheet(slot, provider)));
        registry.all(slot).values().forEach(provider -> sheets.add(sheet(slot, provider)));
        return sheets;
    }

    /** The components with an id, one for each slot that knows it. */
    public List<Sheet> named(String id) {
        return all().stream().filter(sheet -> sheet.id().equals(id)).toList();
    }

    /** Every id, for a hint at what was meant. */
    public List<String> ids() {
        return all().stream().map(Sheet::id).distinct().toList();
    }

    /**
     * How many numbers a component of default options learns; builds it, which starts the engine. Empty where it cannot be
     * built so: a required option, or a file that is not there.
     */
    public Optional<Size> size(Sheet sheet) {
        Slot slot = slot(sheet.slot());
        return registry.find(slot, sheet.id()).flatMap(provider -> Sample.size(slot, provider));
    }

    private static Slot slot(String key) {
        return Stream.of(Slot.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Sheet sheet(Slot slot, Provider provider) {
        return new Sheet(
                slot.key(),
                slot.title(),
                provider.id(),
                String.valueOf(provider.getClass().getModule().getName()),
                provider.summary(),
                provider.source(),
                provider.details().strip(),
                provider instanceof VisualEncoderProvider encoder
                        ? encoder.input().key()
                        : "",
                provider instanceof TunedProvider tuned ? tunings(tuned) : List.of(),
                Sample.shapes(slot, provider),
                OptionSheet.of(slot.options(provider)));
    }

    private static List<String> tunings(TunedProvider provider) {
        return provider.tunings().stream()
                .sorted() // a set's own order is another in every process
                .sorted((a, b) -> Boolean.compare(b == provider.tuning(), a == provider.tuning()))
                .map(Tuning::key)
                .toList();
    }
}

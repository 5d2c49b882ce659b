package org.aullm.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aullm.api.spi.LlmBackendProvider;
import org.aullm.api.spi.Provider;
import org.aullm.core.config.ComponentConfig;

/** All components that can be used, by slot and id. */
public final class Registry {

    private final Map<Slot, Map<String, Provider>> providers = new EnumMap<>(Slot.class);

    /**
     * A registry of given providers.
     *
     * @throws IllegalStateException if two of one slot have one id, or one has a reserved or malformed id
     */
    public Registry(Collection<? extends Provider> all) {
        for (Provider provider : all) {
            Slot slot = slotOf(provider);
            if (!isId(provider.id())) {
                throw new IllegalStateException("%s calls itself '%s'; an id is in kebab-case and not 'none'"
                        .formatted(provider.getClass().getName(), provider.id()));
            }
            Provider other = of(slot).putIfAbsent(provider.id(), provider);
            if (other != null) {
                throw new IllegalStateException("two %ss are called '%s': %s and %s"
                        .formatted(
                                slot.title(),
                                provider.id(),
                                other.getClass().getName(),
                                provider.getClass().getName()));
            }
        }
    }

    /** A registry of everything that the modules of the application's own layer provide. */
    public static Registry load() {
        return new Registry(installed());
    }

    /** Everything that the modules of the application's own layer provide. */
    public static List<Provider> installed() {
        List<Provider> all = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            ServiceLoader.load(slot.provider()).forEach(all::add);
        }
        return all;
    }

    /** What the modules of a layer and of its parents provide for a slot; nothing is made before it is asked for. */
    public static Stream<? extends ServiceLoader.Provider<? extends Provider>> providers(ModuleLayer layer, Slot slot) {
        return ServiceLoader.load(layer, slot.provider()).stream();
    }

    /** Whether a component may call itself so. */
    public static boolean isId(String id) {
        return id.matches("[a-z0-9]+(-[a-z0-9]+)*") && !id.equals(ComponentConfig.NONE);
    }

    /** The ids that can be written in a slot, in order; {@code none} first where the slot may be empty. */
    public List<String> ids(Slot slot) {
        List<String> ids = new ArrayList<>();
        if (slot.mayBeEmpty()) {
            ids.add(ComponentConfig.NONE);
        }
        ids.addAll(all(slot).keySet());
        return ids;
    }

    /** A slot's provider by id. {@code none} finds one only where leaving out is a component of its own. */
    public Optional<Provider> find(Slot slot, String id) {
        if (slot == Slot.LLM && id.equals(ComponentConfig.NONE)) {
            return Optional.of(TokenHeadProvider.INSTANCE);
        }
        return Optional.ofNullable(all(slot).get(id));
    }

    /** The linear head on soft tokens that {@code llm: none} is, and that can be trained in a language model's place. */
    public static LlmBackendProvider tokenHead() {
        return TokenHeadProvider.INSTANCE;
    }

    /** All of a slot's providers by id, in order. */
    public Map<String, Provider> all(Slot slot) {
        return Collections.unmodifiableMap(of(slot));
    }

    private Map<String, Provider> of(Slot slot) {
        return providers.computeIfAbsent(slot, any -> new TreeMap<>());
    }

    /**
     * The slot that a provider's components fill.
     *
     * @throws IllegalStateException if there is none
     */
    public static Slot slotOf(Provider provider) {
        for (Slot slot : Slot.values()) {
            if (slot.provider().isInstance(provider)) {
                return slot;
            }
        }
        throw new IllegalStateException(provider.getClass().getName() + " provides nothing that has a slot");
    }
}

package org.aullm.core.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.aullm.api.spi.Provider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;

/** The providers of one layer. What one of them throws leaves the others alone. */
final class PluginProviders {

    private final ModuleLayer layer;
    private final List<Provider> providers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private PluginProviders(ModuleLayer layer) {
        this.layer = layer;
    }

    static PluginProviders load(ModuleLayer layer) {
        PluginProviders loaded = new PluginProviders(layer);
        for (Slot slot : Slot.values()) {
            loaded.addAll(Registry.providers(layer, slot).iterator());
        }
        return loaded;
    }

    List<Provider> providers() {
        return providers;
    }

    List<String> problems() {
        return problems;
    }

    private void addAll(Iterator<? extends ServiceLoader.Provider<? extends Provider>> found) {
        while (true) {
            Optional<ServiceLoader.Provider<? extends Provider>> next;
            try {
                next = found.hasNext() ? Optional.of(found.next()) : Optional.empty();
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add("%s. Its author must build it again".formatted(reason(e)));
                continue;
            } catch (NoSuchElementException e) {
                return;
            }
            if (next.isEmpty()) {
                return;
            }
            // A child layer lists its parent's providers too.
            if (layer.equals(next.get().type().getModule().getLayer())) {
                add(next.get());
            }
        }
    }

    private void add(ServiceLoader.Provider<? extends Provider> found) {
        String type = found.type().getName();
        try {
            Provider provider = found.get();
            provider.id();
            provider.summary();
            provider.options();
            providers.add(provider);
        } catch (LinkageError e) {
            problems.add(("%s cannot be linked (%s). A library is missing or of another version:"
                            + " put the right jar into the plugin's folder")
                    .formatted(type, e));
        } catch (ServiceConfigurationError | RuntimeException e) {
            problems.add("%s cannot be used (%s). Report it to its author".formatted(type, root(e)));
        }
    }

    private static String reason(Throwable e) {
        return e instanceof ServiceConfigurationError ? String.valueOf(e.getMessage()) : e.toString();
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}

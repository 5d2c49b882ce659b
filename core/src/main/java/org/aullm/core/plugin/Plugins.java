package org.aullm.core.plugin;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.api.spi.Provider;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.Slot;

/**
 * The plugins of some folders and what can be used with them. Each folder below a plugins folder is one plugin. A plugin
 * is code and runs with all rights of the program: install only what you trust.
 */
public final class Plugins {

    private static final String OWN = "aullm itself";

    private final ModuleLayer application =
            Optional.ofNullable(Plugins.class.getModule().getLayer()).orElse(ModuleLayer.boot());
    private final List<Plugin> all = new ArrayList<>();
    private final List<Provider> providers = new ArrayList<>();
    private final Map<String, String> owners = new LinkedHashMap<>();

    private Plugins() {
        providers.addAll(Registry.installed());
        providers.forEach(provider -> owners.put(key(provider), OWN));
    }

    /**
     * Loads every plugin of some folders; what is broken is said in {@link Plugin#problems} and left out.
     *
     * @param folders those that hold plugins; one that does not exist is a problem of its own
     */
    public static Plugins load(List<Path> folders) {
        Plugins plugins = new Plugins();
        folders.forEach(plugins::addFolder);
        return plugins;
    }

    /** Loads one plugin: its folder or its jar. */
    public static Plugin check(Path place) {
        Plugins plugins = new Plugins();
        plugins.add(place);
        return plugins.all.get(0);
    }

    /** All plugins in the order in which they were found. */
    public List<Plugin> all() {
        return List.copyOf(all);
    }

    /** What is wrong, one line each. */
    public List<String> problems() {
        return all.stream()
                .flatMap(plugin -> plugin.problems().stream()
                        .map(problem -> "plugin '%s' (%s): %s".formatted(plugin.name(), plugin.place(), problem)))
                .toList();
    }

    /** All that aullm and its plugins provide. */
    public Registry registry() {
        return new Registry(providers);
    }

    private void addFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isDirectory(entry)) {
                    add(entry);
                } else if (PluginJars.isJar(entry)) {
                    String name = name(entry);
                    all.add(Plugin.broken(
                            name,
                            entry,
                            List.of("a plugin is a folder. Move the jar into %s"
                                    .formatted(folder.resolve(name).resolve(entry.getFileName())))));
                }
            }
        } catch (IOException e) {
            all.add(Plugin.broken(
                    name(folder),
                    folder,
                    List.of("there is no folder to look for plugins in. Make one, or name another")));
        }
    }

    private void add(Path place) {
        try {
            PluginJars jars = PluginJars.read(place, application);
            for (ModuleDescriptor module : jars.providers()) {
                ApiVersion.require(module);
            }
            PluginProviders loaded = PluginProviders.load(PluginLayers.define(jars, application));
            ModuleDescriptor module = jars.providers().get(0);
            List<String> problems = new ArrayList<>(loaded.problems());
            List<Plugin.Provided> provides = accept(name(place), loaded.providers(), problems);
            all.add(new Plugin(
                    name(place),
                    place,
                    Optional.of(new Plugin.Identity(module.name(), module.rawVersion(), ApiVersion.compiled(module))),
                    provides,
                    problems));
        } catch (PluginException e) {
            all.add(Plugin.broken(name(place), place, List.of(String.valueOf(e.getMessage()))));
        }
    }

    private List<Plugin.Provided> accept(String plugin, List<Provider> candidates, List<String> problems) {
        List<Plugin.Provided> accepted = new ArrayList<>();
        for (Provider provider : candidates) {
            Slot slot = Registry.slotOf(provider);
            String type = provider.getClass().getName();
            String owner = owners.get(key(provider));
            if (!Registry.isId(provider.id())) {
                problems.add("%s calls itself %s '%s'; an id is in kebab-case and not 'none'. Its author must rename it"
                        .formatted(type, slot.title(), provider.id()));
            } else if (owner != null) {
                problems.add(
                        "%s calls itself %s '%s', as one of %s does. Remove one of both, or ask its author to rename it"
                                .formatted(type, slot.title(), provider.id(), owner));
            } else {
                owners.put(key(provider), "plugin '" + plugin + "'");
                providers.add(provider);
                accepted.add(new Plugin.Provided(slot, provider.id()));
            }
        }
        return accepted;
    }

    private static String key(Provider provider) {
        return Registry.slotOf(provider) + " " + provider.id();
    }

    private static String name(Path place) {
        return String.valueOf(place.toAbsolutePath().normalize().getFileName()).replaceFirst("\\.jar$", "");
    }
}

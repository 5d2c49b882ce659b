package org.aullm.core.plugin;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of one plugin.
 *
 * @param finder finds those that aullm itself does not have
 * @param providers the modules that provide components
 */
record PluginJars(ModuleFinder finder, List<ModuleDescriptor> providers) {

    private static final String SERVICES = "org.aullm.api.spi.";

    /** Reads the descriptors of a folder's jars, or of one jar. Loads no class. */
    static PluginJars read(Path place, ModuleLayer application) throws PluginException {
        List<Path> jars = jars(place);
        if (jars.isEmpty()) {
            throw new PluginException("no jar lies in it. Put the plugin's jars there, or remove the folder");
        }
        Map<String, Path> modules = new TreeMap<>();
        List<Path> own = new ArrayList<>();
        List<ModuleDescriptor> providers = new ArrayList<>();
        List<Path> nameless = new ArrayList<>();
        for (Path jar : jars) {
            ModuleDescriptor module = descriptor(jar);
            Path twin = modules.putIfAbsent(module.name(), jar);
            if (twin != null) {
                throw new PluginException("module %s lies in %s and in %s. Remove one of them"
                        .formatted(module.name(), twin.getFileName(), jar.getFileName()));
            }
            if (module.isAutomatic()) {
                nameless.add(jar);
            }
            boolean provides = !module.isAutomatic() && provides(module);
            boolean known = application.findModule(module.name()).isPresent();
            if (provides && known) {
                throw new PluginException(
                        "module %s (%s) is part of aullm already. Give the plugin's module another name"
                                .formatted(module.name(), jar.getFileName()));
            }
            if (provides) {
                providers.add(module);
            }
            if (!known) {
                own.add(jar);
            }
        }
        if (providers.isEmpty()) {
            throw new PluginException(nothing(nameless));
        }
        return new PluginJars(ModuleFinder.of(own.toArray(Path[]::new)), providers);
    }

    private static String nothing(List<Path> nameless) {
        if (nameless.isEmpty()) {
            return "none of its modules provides a component. Its module-info.java must say"
                    + " 'provides org.aullm.api.spi.LlmBackendProvider with ...', or another provider's name";
        }
        String jars =
                nameless.stream().map(jar -> String.valueOf(jar.getFileName())).collect(Collectors.joining(", "));
        return ("%s: without a module-info.class a jar is for the class path, where components are not looked for."
                        + " Its author must add a module-info.java with"
                        + " 'provides org.aullm.api.spi.LlmBackendProvider with ...', or another provider's name")
                .formatted(jars);
    }

    private static boolean provides(ModuleDescriptor module) {
        return module.provides().stream().anyMatch(service -> service.service().startsWith(SERVICES));
    }

    private static List<Path> jars(Path place) throws PluginException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(PluginJars::isJar).sorted().toList();
        } catch (IOException e) {
            throw new PluginException("its folder cannot be read: " + e, e);
        }
    }

    static boolean isJar(Path file) {
        return file.toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    private static ModuleDescriptor descriptor(Path jar) throws PluginException {
        try {
            return ModuleFinder.of(jar).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .findFirst()
                    .orElseThrow(() -> new PluginException("%s holds no module".formatted(jar.getFileName())));
        } catch (FindException e) {
            throw new PluginException(unreadable(jar, e), e);
        }
    }

    private static String unreadable(Path jar, FindException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unable to derive module descriptor")) {
            return ("%s has no module-info.class, and Java can derive no module name from its file name."
                            + " Rename it to letters and hyphens with the version last, such as some-library-1.2.jar")
                    .formatted(jar.getFileName());
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "%s cannot be read as a jar (%s). Copy it again".formatted(jar.getFileName(), cause.getMessage());
    }
}

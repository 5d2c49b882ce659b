package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.aullm.core.plugin.Plugin;
import org.aullm.core.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm plugins}: what was added to aullm, and what is wrong with it. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the plugins: what they provide, and what is wrong with them.",
            "A plugin is code and runs with all your rights. Install only what you trust."
        },
        subcommands = PluginsNewCommand.class)
final class PluginsCommand implements Runnable {

    private final Plugins plugins;
    private final PluginPlaces places;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Inject
    PluginsCommand(Plugins plugins, PluginPlaces places, @WorkingDirectory Path workingDirectory) {
        this.plugins = plugins;
        this.places = places;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (plugins.all().isEmpty()) {
            String looked = places.folders().isEmpty()
                    ? "nowhere"
                    : places.folders().stream().map(Path::toString).collect(Collectors.joining(", "));
            out.printf("no plugins; looked in %s%n", looked);
            out.println("Put each into a folder of its own below a plugins folder: the distribution's, one named with"
                    + " --plugins, or in AULLM_PLUGINS.");
        }
        plugins.all().forEach(plugin -> show(out, plugin));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Loads one plugin by itself and says what it provides and what is wrong with it.")
    int check(@Parameters(paramLabel = "DIR-or-JAR", description = "The plugin's folder or its jar.") Path place) {
        Path found = workingDirectory.resolve(place);
        if (!Files.exists(found)) {
            throw new ComponentException("nothing is at %s; name a plugin's folder or its jar".formatted(found));
        }
        Plugin plugin = Plugins.check(found);
        show(spec.commandLine().getOut(), plugin);
        return plugin.problems().isEmpty() ? 0 : Failures.CONFIGURATION;
    }

    private static void show(PrintWriter out, Plugin plugin) {
        out.println(plugin.module()
                .map(module -> "%s %s".formatted(plugin.name(), module.version().orElse("(no version)")))
                .orElse(plugin.name() + ": left out"));
        plugin.module()
                .ifPresent(module -> out.printf(
                        "  module     %s, built against aullm-api %s%n",
                        module.name(), module.api().orElse("of an unknown version")));
        List<Plugin.Provided> provides = plugin.provides();
        provides.forEach(
                each -> out.printf("  provides   %s '%s'%n", each.slot().title(), each.id()));
        out.printf("  from       %s%n", plugin.place());
        plugin.problems().forEach(problem -> out.printf("  problem    %s%n", problem));
    }
}

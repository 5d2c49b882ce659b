package org.aullm.app;

import java.util.Set;
import org.aullm.core.plugin.Plugins;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says which plugins are left out before a command runs that might miss them. */
final class PluginWarnings implements CommandLine.IExecutionStrategy {

    // The first lists the problems itself; the second is started by a command that has said them.
    private static final Set<String> SILENT = Set.of("plugins", "worker");

    private final Plugins plugins;

    PluginWarnings(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public int execute(ParseResult result) {
        ParseResult command = result.hasSubcommand() ? result.subcommand() : result;
        if (!SILENT.contains(command.commandSpec().name())) {
            var err = result.commandSpec().commandLine().getErr();
            plugins.problems().forEach(problem -> err.println("aullm: left out: " + problem));
        }
        return new CommandLine.RunLast().execute(result);
    }
}

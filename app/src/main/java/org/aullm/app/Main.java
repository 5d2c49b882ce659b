package org.aullm.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.aullm.core.plugin.Plugins;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        PluginPlaces places =
                PluginPlaces.of(List.of(arguments), System.getenv(), System.getProperty(PluginPlaces.HOME, ""));
        System.exit(commandLine(out, err, places).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err, PluginPlaces places) {
        Injector injector = Guice.createInjector(new AppModule(places));
        CommandLine root = new CommandLine(RootCommand.class, new CommandFactory(injector));
        // Measures the program itself, where the other measurements are those of components that may be there or not.
        Objects.requireNonNull(root.getSubcommands().get("bench")).addSubcommand(BenchStudyCommand.class);
        return root.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setExecutionStrategy(new PluginWarnings(injector.getInstance(Plugins.class)))
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new Failures());
    }
}

package org.aullm.app;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code aullm}. */
@Command(
        name = "aullm",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description =
                "Detects facial action units in micro-expressions, and compares how well it does so with other parts.",
        subcommands = {
            StudyCommand.class,
            TrainCommand.class,
            PredictCommand.class,
            ComponentsCommand.class,
            ModelCommand.class,
            PluginsCommand.class,
            DoctorCommand.class,
            DataCommand.class,
            BenchCommand.class,
            WorkerCommand.class,
            BenchWorkerCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "To begin:  aullm study run examples/studies/quickstart.yaml",
            "Exit codes: 0 done; 1 some trials or inputs failed; 2 wrong usage or configuration; 70 defect; 75 try again; 130 stopped."
        })
final class RootCommand implements Runnable {

    @Option(
            names = PluginPlaces.OPTION,
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Looks for plugins in the folders of this one too.")
    @SuppressWarnings("UnusedVariable") // Read by PluginPlaces, before there are commands.
    private List<String> plugins = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}

package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aullm.core.registry.Registry;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.plan.Replanner;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyRunner;
import org.aullm.study.store.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aullm study retry}. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description =
                "Goes on with a study's folder, without its file: what is pending, and with --failed what failed.")
final class StudyRetryCommand implements Callable<Integer> {

    private final Registry registry;
    private final ReportWriter reports;
    private final Path workingDirectory;
    private final PluginPlaces plugins;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFolderArguments arguments = new StudyFolderArguments();

    @Mixin
    private WorkerArguments workers = new WorkerArguments();

    @Option(names = "--failed", description = "Runs trials that failed once more.")
    private boolean failed;

    @Inject
    StudyRetryCommand(
            Registry registry, ReportWriter reports, @WorkingDirectory Path workingDirectory, PluginPlaces plugins) {
        this.registry = registry;
        this.reports = reports;
        this.workingDirectory = workingDirectory;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int processes = workers.count(spec.commandLine());
        StudyFolder folder = new StudyFolder(arguments.folder(workingDirectory));
        List<PlannedTrial> trials = new Replanner(registry).trials(folder);
        RunSummary summary = StudyRunner.again(
                        folder,
                        folder.plan().study(),
                        trials,
                        WorkerProcesses.study(plugins, false),
                        processes,
                        failed,
                        Terminal.progress())
                .run();
        if (summary.done() > 0) {
            reports.write(folder.path(), spec.commandLine().getOut());
        }
        return summary.exitCode();
    }
}

package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.aullm.study.run.PlainProgress;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyListener;
import org.aullm.study.run.StudyRunner;
import org.aullm.study.run.TerminalProgress;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.tensorboard.TensorBoard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aullm study run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a study and writes its report. What was stopped, in whatever way, goes on where it was:",
            "finished trials are never run again."
        })
final class StudyRunCommand implements Callable<Integer> {

    private final Planner planner;
    private final ReportWriter reports;
    private final Path workingDirectory;
    private final PluginPlaces plugins;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyFileArguments arguments = new StudyFileArguments();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Trials at a time, each in a process of its own with one thread. Default: one per core.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--retry-failed", description = "Runs trials that failed before once more.")
    private boolean retryFailed;

    @Option(
            names = "--tensorboard",
            description =
                    "Also writes event files for TensorBoard, into DIR/tensorboard: losses and scores of every trial.")
    private boolean tensorBoard;

    @Inject
    StudyRunCommand(
            Planner planner, ReportWriter reports, @WorkingDirectory Path workingDirectory, PluginPlaces plugins) {
        this.planner = planner;
        this.reports = reports;
        this.workingDirectory = workingDirectory;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--workers: at least 1 is needed, not " + workers);
        }
        Plan plan = arguments.plan(planner, workingDirectory);
        StudyFolder folder = arguments.folder(plan, workingDirectory);
        PlanText.print(plan, folder, spec.commandLine().getOut());
        StudyRunner runner =
                new StudyRunner(folder, plan, WorkerProcesses.command(plugins), workers, retryFailed, listener(folder));
        RunSummary summary = runner.run();
        if (summary.done() > 0) {
            reports.write(folder.path(), spec.commandLine().getOut());
        }
        return summary.exitCode();
    }

    private StudyListener listener(StudyFolder folder) {
        return tensorBoard ? new TensorBoard(progress(), folder, Clock.systemUTC()) : progress();
    }

    private static StudyListener progress() {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        return Terminal.columns().isPresent()
                ? new TerminalProgress(out, Terminal.columns().getAsInt())
                : new PlainProgress(out);
    }
}

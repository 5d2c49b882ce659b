package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyListener;
import org.aullm.study.run.StudyRunner;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.tensorboard.TensorBoard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private WorkerArguments workers = new WorkerArguments();

    @Option(
            names = WorkerProcesses.CHECK,
            description =
                    "Looks at everything that components give back: shapes, types, finite values. Slower; same results.")
    private boolean checked;

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
        int processes = workers.count(spec.commandLine());
        Plan plan = arguments.plan(planner, workingDirectory);
        StudyFolder folder = arguments.folder(plan, workingDirectory);
        PlanText.print(plan, folder, processes, spec.commandLine().getOut());
        StudyRunner runner = new StudyRunner(
                folder, plan, WorkerProcesses.study(plugins, checked), processes, retryFailed, listener(folder));
        RunSummary summary = runner.run();
        if (summary.done() > 0) {
            reports.write(folder.path(), spec.commandLine().getOut());
        }
        return summary.exitCode();
    }

    private StudyListener listener(StudyFolder folder) {
        StudyListener progress = Terminal.progress();
        return tensorBoard ? new TensorBoard(progress, folder, Clock.systemUTC()) : progress;
    }
}

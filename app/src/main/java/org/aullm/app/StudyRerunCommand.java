package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.TrialResult;
import org.aullm.study.StudyException;
import org.aullm.study.plan.Fingerprints;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.plan.TrialIds;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyRunner;
import org.aullm.study.store.Rerun;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TemporaryFolder;
import org.aullm.study.store.TrialFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm study rerun}. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description =
                "Runs a finished trial again, as its own files say, and compares: exit code 0 if the new result is the"
                        + " old one bit for bit, else 1. Leaves the study's folder alone.")
final class StudyRerunCommand implements Callable<Integer> {

    private final Registry registry;
    private final Path workingDirectory;
    private final PluginPlaces plugins;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A trial's folder or any file in it, such as studies/s/trials/0123.../result.json.")
    private Path file = Path.of("");

    @Inject
    StudyRerunCommand(Registry registry, @WorkingDirectory Path workingDirectory, PluginPlaces plugins) {
        this.registry = registry;
        this.workingDirectory = workingDirectory;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path given = workingDirectory.resolve(file).toAbsolutePath().normalize();
        Path parent = given.getParent();
        TrialFolder old = new TrialFolder(Files.isDirectory(given) || parent == null ? given : parent);
        TrialResult result = old.result()
                .orElseThrow(() -> new StudyException(
                        "no whole result in %s; name the folder of a trial that is done".formatted(old.path())));
        try (TemporaryFolder temporary = TemporaryFolder.make("aullm-rerun")) {
            StudyFolder folder = new StudyFolder(temporary.path());
            TrialFolder again = folder.trial(old.id());
            Files.createDirectories(folder.workerLog(1).resolveSibling("."));
            again.writeSpec(result.config());
            RunSummary summary = StudyRunner.again(
                            folder,
                            "rerun",
                            List.of(new PlannedTrial(old.id(), "rerun", result.config())),
                            WorkerProcesses.study(plugins, false),
                            1,
                            false,
                            Terminal.progress())
                    .run();
            again.failure().ifPresent(failure -> out.println(failure.message()));
            if (summary.done() == 0) {
                return summary.exitCode();
            }
            Rerun rerun = Rerun.compare(old, again);
            out.println(rerun.text());
            if (!rerun.same()) {
                String now = new TrialIds(registry, result.data(), new Fingerprints()).of(result.config());
                out.println(
                        now.equals(old.id())
                                ? "Code, data and models are the same: another kind of machine, or number of engine threads."
                                : "Code, data or models have changed since: today the trial would be %s."
                                        .formatted(now));
            }
            return rerun.same() ? 0 : 1;
        }
    }
}

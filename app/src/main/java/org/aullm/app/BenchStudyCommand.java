package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.Planner;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyRunner;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aullm bench study}. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Measures what studies cost beside their trials' own computing: runs trials that only wait, in real worker"
                        + " processes with real files, and prints which part of the workers' time was not spent waiting.")
final class BenchStudyCommand implements Callable<Integer> {

    private static final int CELLS = 4;
    private static final double NANOS = 1e9;

    // Everything but the trials themselves is real: the file is checked, the data are read, folds are made.
    private static final String STUDY =
            """
            study: bench
            data: { use: synthetic-flow, subjects: %d, clips: 4 }
            units: [4, 12]
            protocol: { split: loso, seeds: [1] }
            baseline: { encoder: stst-net, projector: linear, graph: none, llm: none, loss: bce }
            ablate:
              variants:
                - training: { epochs: 2 }
                - training: { epochs: 3 }
                - training: { epochs: 4 }
            """;

    private final Planner planner;
    private final PluginPlaces plugins;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How many, rounded up to a multiple of 4. Default: 200.")
    private int trials = 200;

    @Option(names = "--seconds", paramLabel = "S", description = "How long each waits. Default: 2.")
    private double seconds = 2;

    @Option(names = "--workers", paramLabel = "N", description = "Default: 2.")
    private int workers = 2;

    @Inject
    BenchStudyCommand(Planner planner, PluginPlaces plugins) {
        this.planner = planner;
        this.plugins = plugins;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (TemporaryFolder temporary = TemporaryFolder.make("aullm-bench")) {
            Path file = temporary.path().resolve("bench.yaml");
            int subjects = Math.max(2, (trials + CELLS - 1) / CELLS);
            Files.writeString(file, STUDY.formatted(subjects));
            long begun = System.nanoTime();
            Plan plan = planner.plan(StudyFile.read(file, List.of(), temporary.path()));
            StudyFolder folder = new StudyFolder(temporary.path().resolve("out"));
            long planned = System.nanoTime();
            RunSummary summary = new StudyRunner(
                            folder,
                            plan,
                            WorkerProcesses.command(plugins, "bench-worker", Double.toString(seconds)),
                            workers,
                            false,
                            Terminal.progress())
                    .run();
            long ended = System.nanoTime();
            double wall = (ended - begun) / NANOS;
            double own = StoredStudy.load(folder.path()).cells().stream()
                    .flatMap(cell -> cell.costs().stream())
                    .mapToDouble(cost -> cost.seconds())
                    .sum();
            print(
                    out,
                    "%d trials of %.2f s on %d workers: %.1f s in all, %.1f s of them for the plan",
                    summary.done(),
                    seconds,
                    workers,
                    wall,
                    (planned - begun) / NANOS);
            print(
                    out,
                    "trials' own time %.1f s of %.1f worker seconds; overhead %.2f %%",
                    own,
                    workers * wall,
                    100 * (1 - own / (workers * wall)));
            return summary.exitCode();
        }
    }

    private static void print(PrintWriter out, String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}

package org.aullm.app;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.trial.TrialListener;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.core.trial.TrialRunner;
import org.aullm.study.run.WorkerLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aullm worker}: what {@code study run} starts. */
@Command(
        name = "worker",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Runs the trials that a study sends on standard input. Started by 'study run'.")
final class WorkerCommand implements Runnable {

    private final Registry registry;

    @Option(names = WorkerProcesses.CHECK, description = "Looks at everything that components give back.")
    private boolean checked;

    @Inject
    WorkerCommand(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void run() {
        try {
            WorkerLoop.serve(this::trial);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TrialOutcome trial(String id, TrialConfig config, Path shared, TrialListener listener) {
        try {
            return new TrialRunner(registry, Optional.of(shared), checked).run(id, config, listener);
        } finally {
            // What a trial leaves behind would otherwise wait for a full heap, and a worker seem to grow for hours.
            System.gc();
        }
    }
}

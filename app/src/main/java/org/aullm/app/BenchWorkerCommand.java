package org.aullm.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.TrialListener;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.study.run.WorkerLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aullm bench-worker}: what {@code bench study} starts. Its trials wait and find nothing. */
@Command(
        name = "bench-worker",
        hidden = true,
        mixinStandardHelpOptions = true,
        description =
                "Waits instead of learning, for each trial that comes on standard input. Started by 'bench study'.")
final class BenchWorkerCommand implements Runnable {

    private static final int CLIPS = 4;

    @Parameters(paramLabel = "SECONDS", description = "How long each trial waits.")
    private double seconds;

    @Override
    public void run() {
        try {
            WorkerLoop.serve(this::trial);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TrialOutcome trial(String id, TrialConfig config, Path shared, TrialListener listener) {
        long begun = System.nanoTime();
        try {
            Thread.sleep(Math.round(seconds * 1000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        listener.epoch(1, 1, 0);
        String subject = config.fold().test().get(0);
        List<ClipResult> clips = java.util.stream.IntStream.range(0, CLIPS)
                .mapToObj(clip -> new ClipResult(
                        subject + "/" + clip, subject, "bench", List.of(0.5f, 0.5f), List.of(0, 0), List.of(1, 1)))
                .toList();
        double own = (System.nanoTime() - begun) / 1e9;
        return new TrialOutcome(
                new TrialResult(TrialResult.FORMAT, id, config, "bench", Map.of(), clips, List.of()),
                new TrialExplanation(TrialExplanation.FORMAT, id, config.units(), List.of()),
                new TrialCost(id, Instant.now().toString(), own, Map.of(), 1, 0, 0, Map.of(), Map.of()));
    }
}

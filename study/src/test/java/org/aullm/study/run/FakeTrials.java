package org.aullm.study.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Slot;
import org.aullm.core.registry.SlotException;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.DivergedException;
import org.aullm.core.trial.TrialListener;
import org.aullm.core.trial.TrialOutcome;

/** Trials that sleep instead of learning; what becomes of one depends on its batch size. Notes each trial and process. */
final class FakeTrials implements Trials {

    static final int DIVERGES = 1001;
    static final int DOES_NOT_FIT = 1002;
    static final int CANNOT_BUILD = 1003;
    static final int DEFECT = 1004;
    static final int DIES = 1005;
    static final int OUT_OF_MEMORY = 1006;
    static final int HANGS = 1007;

    private final long sleepMillis;
    private final Path journal;

    FakeTrials(long sleepMillis, Path journal) {
        this.sleepMillis = sleepMillis;
        this.journal = journal;
    }

    @Override
    public TrialOutcome run(String id, TrialConfig config, Path shared, TrialListener listener) {
        note(id);
        System.out.println("engines print where they like");
        switch ((Integer) config.training().getOrDefault("batch", 0)) {
            case DIVERGES -> throw new DivergedException("the loss is NaN in epoch 2");
            case DOES_NOT_FIT -> throw new SlotException(Slot.GRAPH, "3 is too many");
            case CANNOT_BUILD -> throw new ComponentException("model.safetensors is cut short");
            case DEFECT -> throw new IllegalStateException("this should not be");
            case OUT_OF_MEMORY -> throw new OutOfMemoryError("Java heap space");
            case HANGS -> sleep(Long.MAX_VALUE);
            case DIES -> Runtime.getRuntime().halt(134);
            default -> {}
        }
        int epochs = (Integer) config.training().getOrDefault("epochs", 1);
        List<EpochResult> course = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            sleep(sleepMillis);
            listener.epoch(epoch, epochs, 1.0 / epoch);
            course.add(new EpochResult(epoch, 1.0 / epoch));
        }
        float probability = Integer.parseInt(id.substring(0, 4), 16) / 65536f;
        ClipResult clip = new ClipResult(
                "clip", config.fold().test().get(0), "fake", List.of(probability), List.of(1), List.of(1));
        return new TrialOutcome(
                new TrialResult(TrialResult.FORMAT, id, config, "data", Map.of(), List.of(clip), course),
                new TrialExplanation(TrialExplanation.FORMAT, id, config.units(), List.of()),
                new TrialCost(id, "now", System.nanoTime(), Map.of(), epochs, 1, 1, Map.of(), Map.of()));
    }

    private void note(String id) {
        try {
            Files.writeString(
                    journal,
                    id + " " + ProcessHandle.current().pid() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

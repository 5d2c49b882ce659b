package org.aullm.study.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.run.RunSummary;
import org.aullm.study.run.StudyListener;
import org.aullm.study.store.StudyFolder;

/**
 * Tells TensorBoard what a study does, beside another listener: for each trial the loss of every epoch as it comes, and at
 * its end, on its test clips at a threshold of 0.5, binary and two-class macro F1, over all units and of each. They lie in
 * the study's folder under {@code tensorboard/CELL/seed-S/FOLD}; the numbers of a single fold are of few clips.
 *
 * <p>Trouble with these files is noted once and never stops a study.
 */
public final class TensorBoard implements StudyListener {

    private final StudyListener next;
    private final StudyFolder folder;
    private final Clock clock;
    private final Map<String, EventFile> open = new HashMap<>();
    private boolean broken;

    /** Writes into a study's folder and passes everything on. */
    public TensorBoard(StudyListener next, StudyFolder folder, Clock clock) {
        this.next = next;
        this.folder = folder;
        this.clock = clock;
    }

    /** Where TensorBoard should look: {@code tensorboard --logdir}. */
    public static Path directory(StudyFolder folder) {
        return folder.path().resolve("tensorboard");
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void attempt(Writing writing) {
        if (broken) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            broken = true;
            next.noted("no more events for TensorBoard: " + e);
        }
    }

    @Override
    public void begun(String study, int trials, int done, int failed, int workers) {
        next.begun(study, trials, done, failed, workers);
    }

    @Override
    public void started(int worker, PlannedTrial trial) {
        attempt(() -> {
            end(trial);
            open.put(trial.id(), EventFile.begin(place(trial), clock));
        });
        next.started(worker, trial);
    }

    private Path place(PlannedTrial trial) {
        return directory(folder)
                .resolve(safe(trial.cell()))
                .resolve("seed-" + trial.config().seed())
                .resolve(safe(trial.config().fold().name()));
    }

    /** A name as a single folder on any system. */
    static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^\\.+", "_");
    }

    @Override
    public void epoch(int worker, PlannedTrial trial, int epoch, int epochs, double loss) {
        attempt(() -> {
            EventFile events = open.get(trial.id());
            if (events != null) {
                events.write(epoch, Map.of("loss/training", loss));
            }
        });
        next.epoch(worker, trial, epoch, epochs, loss);
    }

    @Override
    public void done(int worker, PlannedTrial trial) {
        attempt(() -> {
            EventFile events = open.get(trial.id());
            Optional<TrialResult> result = folder.trial(trial.id()).result();
            if (events != null && result.isPresent()) {
                events.write(result.get().epochs().size(), scores(result.get()));
            }
            end(trial);
        });
        next.done(worker, trial);
    }

    /** F1 at 0.5 over the trial's test clips. */
    static Map<String, Double> scores(TrialResult result) {
        List<Integer> units = result.config().units();
        List<Counts> counts = new ArrayList<>();
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int unit = 0; unit < units.size(); unit++) {
            Counts pool = Counts.NONE;
            for (ClipResult clip : result.clips()) {
                if (clip.known().get(unit) == 1) {
                    pool = pool.plus(Counts.of(
                            clip.probabilities().get(unit) >= 0.5f,
                            clip.labels().get(unit) == 1));
                }
            }
            counts.add(pool);
            scores.put("test-f1-binary/AU" + units.get(unit), pool.binaryF1());
        }
        scores.put("test/f1-binary", Counts.meanBinaryF1(counts));
        scores.put("test/f1-macro", Counts.meanMacroF1(counts));
        return scores;
    }

    private void end(PlannedTrial trial) throws IOException {
        EventFile events = open.remove(trial.id());
        if (events != null) {
            events.close();
        }
    }

    @Override
    public void failed(int worker, PlannedTrial trial, TrialFailure failure) {
        attempt(() -> end(trial));
        next.failed(worker, trial, failure);
    }

    @Override
    public void noted(String message) {
        next.noted(message);
    }

    @Override
    public void ended(RunSummary summary) {
        attempt(() -> {
            for (EventFile events : open.values()) {
                events.close();
            }
            open.clear();
        });
        next.ended(summary);
    }
}

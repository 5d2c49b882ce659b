package org.aullm.study.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aullm.core.result.Json;
import org.aullm.study.StudyException;
import org.aullm.study.plan.ClipContent;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import tools.jackson.core.JacksonException;

/** A study's folder: {@code study.yaml}, {@code plan.json}, {@code clips}, {@code trials}, {@code workers}. */
public final class StudyFolder {

    private static final String PLAN = "plan.json";
    private static final String RUN = "run.json";
    private static final String CLIPS = "clips";
    private static final int SHORT = 16;

    private final Path folder;

    /** A folder that need not exist. */
    public StudyFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where a study's folder is unless the user says otherwise: {@code studies/NAME}. */
    public static Path usual(Path workingDirectory, String study) {
        return workingDirectory.resolve("studies").resolve(study);
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** Whether a plan was written here. */
    public boolean exists() {
        return Files.exists(folder.resolve(PLAN));
    }

    /** A trial's files. */
    public TrialFolder trial(String id) {
        return new TrialFolder(folder.resolve("trials").resolve(id));
    }

    /** What a worker printed. */
    public Path workerLog(int worker) {
        return folder.resolve("workers").resolve(worker + ".log");
    }

    /**
     * Makes this the plan of the folder. Results of an earlier plan stay; those of trials that this plan has too are its
     * own.
     */
    public void write(Plan plan) throws IOException {
        Files.createDirectories(folder.resolve("workers"));
        AtomicFiles.write(folder.resolve("study.yaml"), ResolvedYaml.of(plan.study()));
        Files.createDirectories(folder.resolve(CLIPS));
        for (var data : plan.contents().entrySet()) {
            AtomicFiles.writeReplaceable(clips(data.getKey()), Json.PRETTY.writeValueAsString(data.getValue()) + "\n");
        }
        for (PlannedTrial trial : plan.trials()) {
            trial(trial.id()).writeSpec(trial.config());
        }
        AtomicFiles.write(folder.resolve(PLAN), Json.PRETTY.writeValueAsString(StoredPlan.of(plan)) + "\n");
    }

    /** Tells onlookers what the run does. */
    public void write(RunState state) throws IOException {
        AtomicFiles.writeReplaceable(folder.resolve(RUN), Json.PRETTY.writeValueAsString(state) + "\n");
    }

    /** What the last run said of itself, if there was one. */
    public Optional<RunState> runState() {
        try {
            return Optional.of(Json.PRETTY.readValue(Files.readString(folder.resolve(RUN)), RunState.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clips of a data set as they were when the plan was made; empty if that is not known. */
    public List<ClipContent> contents(String fingerprint) {
        try {
            return List.of(Json.PRETTY.readValue(Files.readString(clips(fingerprint)), ClipContent[].class));
        } catch (NoSuchFileException | JacksonException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path clips(String fingerprint) {
        return folder.resolve(CLIPS).resolve(fingerprint.substring(0, Math.min(SHORT, fingerprint.length())) + ".json");
    }

    /**
     * The plan that was written last.
     *
     * @throws StudyException if there is none that this version can read
     */
    public StoredPlan plan() {
        try {
            StoredPlan plan = Json.PRETTY.readValue(Files.readString(folder.resolve(PLAN)), StoredPlan.class);
            if (plan.format() != StoredPlan.FORMAT) {
                throw new StudyException("%s was written in form %d, this version reads form %d; run the study again"
                        .formatted(folder.resolve(PLAN), plan.format(), StoredPlan.FORMAT));
            }
            return plan;
        } catch (NoSuchFileException e) {
            throw new StudyException(
                    "no study in %s: it has no %s. Name a folder that 'study run' has written".formatted(folder, PLAN),
                    e);
        } catch (JacksonException e) {
            throw new StudyException("%s is not a plan: %s".formatted(folder.resolve(PLAN), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.aullm.study.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Json;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.TrialOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One trial's files. */
public final class TrialFolder {

    private static final String SPEC = "spec.json";
    private static final String RESULT = "result.json";
    private static final String COST = "cost.json";
    private static final String EXPLANATION = "explanation.json";
    private static final String FAILURE = "failure.json";
    private static final String CORRUPT = "result.json.corrupt";

    // Map.of has another order in every process, and components describe themselves with such maps.
    private static final JsonMapper SORTED = Json.PRETTY
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Path folder;

    /** A folder named by the trial's id; it need not exist. */
    public TrialFolder(Path folder) {
        this.folder = folder;
    }

    /** How a trial stands. */
    public enum State {
        /** It has a result. */
        DONE,
        /** It has none, and would not get one by being run again, unless its failure was the environment's. */
        FAILED,
        /** Its result is cut short or changed, and it is to be run again. */
        CORRUPT,
        /** It is to be run. */
        PENDING
    }

    /** The trial's id. */
    public String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Where the files are. */
    public Path path() {
        return folder;
    }

    /** Where the study keeps what its trials have in common. It can be deleted at any time, at the cost of time. */
    public Path shared() {
        return folder.resolveSibling("..").resolve("shared").normalize();
    }

    /** How the trial stands, as its files say. */
    public State state() {
        if (result().isPresent()) {
            return State.DONE;
        }
        if (Files.exists(folder.resolve(RESULT))) {
            return State.CORRUPT;
        }
        return failure().isPresent() ? State.FAILED : State.PENDING;
    }

    /** What is to be run. */
    public TrialConfig spec() throws IOException {
        return Json.PRETTY.readValue(Files.readString(folder.resolve(SPEC)), TrialConfig.class);
    }

    /** The result, if there is one and its checksum matches. */
    public Optional<TrialResult> result() {
        return text(RESULT)
                .flatMap(Seal::open)
                .flatMap(text -> parse(text, TrialResult.class))
                .filter(result ->
                        result.format() == TrialResult.FORMAT && result.trial().equals(id()));
    }

    /** The result's file as it is. */
    String resultBytes() throws IOException {
        return Files.readString(folder.resolve(RESULT));
    }

    /** What the result cost, if known. */
    public Optional<TrialCost> cost() {
        return text(COST).flatMap(text -> parse(text, TrialCost.class));
    }

    /** How its components came to the result, if any of them could say. */
    public Optional<TrialExplanation> explanation() {
        return text(EXPLANATION)
                .flatMap(text -> parse(text, TrialExplanation.class))
                .filter(explanation -> explanation.format() == TrialExplanation.FORMAT
                        && explanation.trial().equals(id()));
    }

    /** Why there is no result, if it failed. */
    public Optional<TrialFailure> failure() {
        return text(FAILURE).flatMap(text -> parse(text, TrialFailure.class));
    }

    /** Whether it failed because something outside the program did not answer. The next run tries it again. */
    public boolean failedByEnvironment() {
        return failure()
                .filter(failure -> failure.kind() == TrialFailure.Kind.ENVIRONMENT)
                .isPresent();
    }

    /** Prepares a trial to be run. */
    public void writeSpec(TrialConfig config) throws IOException {
        Files.createDirectories(folder);
        String text = Json.PRETTY.writeValueAsString(config) + "\n";
        if (!text(SPEC).equals(Optional.of(text))) {
            AtomicFiles.writeReplaceable(folder.resolve(SPEC), text);
        }
    }

    /** Keeps what a trial found. The result comes last: it is there only if everything is. */
    public void write(TrialOutcome outcome) throws IOException {
        write(outcome.explanation());
        AtomicFiles.write(folder.resolve(COST), Json.PRETTY.writeValueAsString(outcome.cost()) + "\n");
        AtomicFiles.write(folder.resolve(RESULT), Seal.seal(SORTED.writeValueAsString(outcome.result())));
        forgetFailure();
    }

    private void write(TrialExplanation explanation) throws IOException {
        Path file = folder.resolve(EXPLANATION);
        if (explanation.findings().isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            AtomicFiles.write(file, Json.CANONICAL.writeValueAsString(explanation) + "\n");
        }
    }

    /** Keeps why a trial failed. */
    public void write(TrialFailure failure) throws IOException {
        AtomicFiles.write(folder.resolve(FAILURE), Json.PRETTY.writeValueAsString(failure) + "\n");
    }

    /** Makes a failed trial pending again. */
    public void forgetFailure() throws IOException {
        Files.deleteIfExists(folder.resolve(FAILURE));
    }

    /** Moves a result whose checksum does not match out of the way, to {@value #CORRUPT}. */
    public void setCorruptAside() throws IOException {
        Files.move(folder.resolve(RESULT), folder.resolve(CORRUPT), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what a killed writer left half written. */
    public void removeDrafts() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*" + AtomicFiles.DRAFT)) {
                for (Path draft : drafts) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private Optional<String> text(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name), e);
        }
    }

    private static <T> Optional<T> parse(String text, Class<T> type) {
        try {
            return Optional.of(Json.PRETTY.readValue(text, type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}

package org.aullm.app.predict;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.core.result.Json;
import org.aullm.core.result.ModelRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The folder of one run: {@code run.json}, {@code clips.csv}, and a folder for each input. Inputs' folders are whole or not
 * there; {@code clips.csv} is there when all inputs are done. A run that was stopped goes on where it was.
 */
public final class Results {

    private static final String RUN = "run.json";
    private static final String STATE = "state";
    private static final String RUNNING = "running";
    private static final String INPUTS = "inputs";
    private static final int HEAD = 1;

    private final Path folder;
    private final Columns columns;
    private final Map<String, Object> run;
    private final InputNames names;
    private final List<Map<String, Object>> entries = new ArrayList<>();

    /**
     * Begins a run, or goes on with one.
     *
     * @param run what {@code run.json} says of the run
     * @param inputs all inputs
     * @throws ComponentException if the folder holds anything but the same run, stopped before its end
     */
    public Results(Path folder, ModelRecord model, Map<String, Object> run, List<String> inputs) throws IOException {
        this.folder = folder;
        this.columns = new Columns(model);
        this.names = InputNames.of(inputs);
        this.run = new LinkedHashMap<>();
        this.run.put(STATE, RUNNING);
        this.run.putAll(run);
        this.run.put(INPUTS, inputs);
        begin();
    }

    private void begin() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ComponentException("%s is a file; name a folder".formatted(folder));
        }
        Files.createDirectories(folder);
        String text = Json.PRETTY.writeValueAsString(run) + "\n";
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent() && !isSame(text)) {
                throw new ComponentException(
                        "%s is there already, and not the same run stopped before its end; name another folder, or remove it"
                                .formatted(folder));
            }
        }
        Drafts.write(folder.resolve(RUN), text);
    }

    private boolean isSame(String text) throws IOException {
        return Files.exists(folder.resolve(RUN))
                && Files.readString(folder.resolve(RUN)).equals(text);
    }

    /** What is known of an input that is done already. */
    Optional<Map<String, Object>> before(String input) throws IOException {
        Path facts = folder.resolve(names.of(input)).resolve(InputFolder.FACTS);
        if (!Files.exists(facts)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> known = Json.PRETTY.readValue(Files.readString(facts), new TypeReference<>() {});
            entries.add(known);
            return Optional.of(known);
        } catch (JacksonException e) {
            throw new ComponentException("%s cannot be read; remove its folder".formatted(facts), e);
        }
    }

    /** A draft of an input's folder. */
    InputFolder open(String input) throws IOException {
        return new InputFolder(folder.resolve(names.of(input)), columns);
    }

    /** Where an input's page is, or will be. */
    Path page(String input) {
        return folder.resolve(names.of(input)).resolve(InputFolder.PAGE);
    }

    /** An input is done. */
    void done(Map<String, Object> facts) {
        entries.add(facts);
    }

    /** An input could not be judged. */
    void failed(String input, String message) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("input", input);
        entry.put(STATE, "failed");
        entry.put("message", message);
        entries.add(entry);
    }

    /** All inputs were tried: the table of all of them, and what became of each. */
    public void finish() throws IOException {
        Path table = folder.resolve(InputFolder.CLIPS);
        Path draft = Drafts.of(table);
        try (OutputStream out = Files.newOutputStream(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(columns.clips().getBytes(StandardCharsets.UTF_8));
            for (Map<String, Object> entry : entries) {
                if (entry.get("folder") instanceof String name) {
                    append(out, folder.resolve(name).resolve(InputFolder.CLIPS));
                }
            }
        }
        Drafts.publish(draft, table);
        run.put(STATE, "done");
        run.put(INPUTS, entries);
        Drafts.write(folder.resolve(RUN), Json.PRETTY.writeValueAsString(run) + "\n");
    }

    private static void append(OutputStream out, Path table) throws IOException {
        byte[] all = Files.readAllBytes(table);
        int from = 0;
        for (int lines = 0; lines < HEAD; from++) {
            lines += all[from] == '\n' ? 1 : 0;
        }
        out.write(all, from, all.length - from);
    }
}

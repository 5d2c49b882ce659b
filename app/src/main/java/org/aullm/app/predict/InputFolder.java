package org.aullm.app.predict;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.core.result.Json;

/**
 * The results of one input while they are written: a hidden draft that becomes a folder when all of it is there. Closing it
 * before that leaves nothing.
 */
final class InputFolder implements AutoCloseable {

    static final String CLIPS = "clips.csv";
    static final String FRAMES = "frames.csv";
    static final String PAGE = "report.html";
    static final String FACTS = "input.json";

    private final Path target;
    private final Path draft;
    private final Columns columns;
    private final Writer clips;
    private Optional<Writer> frames = Optional.empty();

    /**
     * Begins a draft beside the folder.
     *
     * @param target the folder, which is not there yet
     */
    InputFolder(Path target, Columns columns) throws IOException {
        this.target = target;
        this.columns = columns;
        this.draft = Drafts.of(target);
        remove(draft);
        Files.createDirectories(draft);
        this.clips = Files.newBufferedWriter(draft.resolve(CLIPS));
        clips.write(columns.clips());
    }

    /** Where other files of the input are written. */
    Path draft() {
        return draft;
    }

    /** Another line of {@code clips.csv}. */
    void clip(ClipLine line) throws IOException {
        clips.write(columns.line(line));
    }

    /** Another line of {@code frames.csv}. */
    void frame(FrameLine line) throws IOException {
        if (frames.isEmpty()) {
            frames = Optional.of(Files.newBufferedWriter(draft.resolve(FRAMES)));
            frames.get().write(columns.frames());
        }
        frames.get().write(columns.line(line));
    }

    /** Closes the tables, so that they can be read. */
    void tablesDone() throws IOException {
        clips.close();
        if (frames.isPresent()) {
            frames.get().close();
        }
    }

    /**
     * The draft becomes the folder.
     *
     * @return what {@code input.json} says
     */
    Map<String, Object> done(String input, String kind, int frameCount, List<String> warnings) throws IOException {
        tablesDone();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("input", input);
        facts.put("state", "done");
        facts.put("folder", String.valueOf(target.getFileName()));
        facts.put("kind", kind);
        if (frameCount > 0) {
            facts.put("frames", frameCount);
        }
        facts.put("warnings", warnings);
        Files.writeString(draft.resolve(FACTS), Json.PRETTY.writeValueAsString(facts) + "\n");
        Drafts.publish(draft, target);
        return facts;
    }

    @Override
    public void close() throws IOException {
        tablesDone();
        remove(draft);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}

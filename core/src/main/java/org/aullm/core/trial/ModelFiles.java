package org.aullm.core.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.core.result.Json;
import org.aullm.core.result.LabelRow;
import org.aullm.core.result.ModelRecord;
import tools.jackson.core.JacksonException;

/**
 * A model's folder: {@code model.json}, {@code model-card.md}, {@code labels.json}, the seal of {@link FolderSeal}, and {@code members/N/SLOT} with weights.
 */
final class ModelFiles {

    static final String RECORD = "model.json";
    static final String CARD = "model-card.md";

    private static final String LABELS = "labels.json";
    // People may edit the card.
    private static final Set<String> UNSEALED = Set.of(CARD);
    private static final String MEMBERS = "members";

    private final Path folder;

    ModelFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Writes a whole folder, or none.
     *
     * @param members each writes one member's weights
     */
    void write(ModelRecord record, String card, List<Clip> learnt, List<WholeFolder.Writing> members) {
        try {
            WholeFolder.write(folder, draft -> {
                for (int i = 0; i < members.size(); i++) {
                    members.get(i).into(Files.createDirectories(member(draft, i)));
                }
                Files.writeString(draft.resolve(RECORD), Json.PRETTY.writeValueAsString(record) + "\n");
                Files.writeString(draft.resolve(CARD), card);
                List<LabelRow> rows =
                        learnt.stream().map(clip -> LabelRow.of(clip.labels())).toList();
                Files.writeString(draft.resolve(LABELS), Json.CANONICAL.writeValueAsString(rows) + "\n");
                new FolderSeal(draft, UNSEALED).write();
            });
        } catch (FileAlreadyExistsException e) {
            throw new ComponentException("%s is there already; name another folder, or remove it".formatted(folder), e);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /**
     * Reads a folder's record, after a look at every file.
     *
     * @throws ComponentException if it is no model, of another version, or not as it was written
     */
    ModelRecord read() {
        Path file = folder.resolve(RECORD);
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ComponentException(
                    "no model in %s: it has no %s. Name a folder that 'aullm train' has written"
                            .formatted(folder, RECORD),
                    e);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        requireFormat(file, text);
        new FolderSeal(folder, UNSEALED).check();
        try {
            return Json.PRETTY.readValue(text, ModelRecord.class);
        } catch (JacksonException e) {
            throw new ComponentException("%s is not a model's record: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static void requireFormat(Path file, String text) {
        int format;
        String by;
        try {
            var tree = Json.PRETTY.readTree(text);
            format = tree.path("format").asInt(0);
            by = tree.path("environment").path("aullm").asString("");
        } catch (JacksonException e) {
            throw new ComponentException("%s is not a model's record: %s".formatted(file, e.getOriginalMessage()), e);
        }
        if (format != ModelRecord.FORMAT) {
            throw new ComponentException(
                    "%s was written in form %d%s, this version reads form %d; train the model again, or use the version that wrote it"
                            .formatted(file, format, by.isEmpty() ? "" : " by aullm " + by, ModelRecord.FORMAT));
        }
    }

    /** The training clips, nameless: what a graph's prior was made of. */
    List<Clip> learnt() {
        try {
            List<Clip> clips = new ArrayList<>();
            for (LabelRow row : Json.CANONICAL.readValue(Files.readString(folder.resolve(LABELS)), LabelRow[].class)) {
                clips.add(new Clip(Integer.toString(clips.size()), "", "", row.labels()));
            }
            return clips;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path member(int number) {
        return member(folder, number);
    }

    private static Path member(Path folder, int number) {
        return folder.resolve(MEMBERS).resolve(Integer.toString(number));
    }
}

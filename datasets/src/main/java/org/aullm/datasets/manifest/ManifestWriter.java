package org.aullm.datasets.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.aullm.api.ComponentException;

/** Writes a manifest into a folder of its own, whole or not at all. */
public final class ManifestWriter {

    /** The name of its table. */
    public static final String CLIPS = "clips.csv";

    /** The name of the table of what is known to be wrong. */
    public static final String REMARKS = "remarks.csv";

    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> remarks = new ArrayList<>();

    /**
     * Begins one.
     *
     * @param facts what else is to be known of it
     */
    public ManifestWriter(String name, String licence, String source, Map<String, String> facts) {
        keys.put("manifest", 1);
        keys.put("name", name);
        keys.put("licence", licence);
        keys.put("source", source);
        keys.put("clips", CLIPS);
        keys.put("facts", new LinkedHashMap<>(facts));
        rows.add(List.of(
                Field.SUBJECT.key(),
                Field.SAMPLE.key(),
                Field.PATH.key(),
                Field.UNITS.key(),
                Field.ONSET.key(),
                Field.APEX.key(),
                Field.OFFSET.key(),
                Field.EMOTION.key(),
                "table-row",
                "codes",
                Field.FRAMES_PER_SECOND.key()));
        remarks.add(List.of("table-row", "clip", "remark"));
    }

    /** Says how many frames there are in a second. */
    public void framesPerSecond(String rate) {
        keys.put(Field.FRAMES_PER_SECOND.key(), rate);
    }

    /**
     * Adds a clip; what is not known is empty.
     *
     * @param units as {@code 4+7}; {@code -} for none
     * @param codes as the table has them
     * @param framesPerSecond of this clip; empty where the data set's holds
     */
    public void clip(
            String subject,
            String sample,
            String path,
            String units,
            List<String> onsetApexOffset,
            String emotion,
            int tableRow,
            String codes,
            String framesPerSecond) {
        List<String> row = new ArrayList<>(List.of(subject, sample, path, units));
        row.addAll(onsetApexOffset);
        row.addAll(List.of(emotion, Integer.toString(tableRow), codes, framesPerSecond));
        rows.add(row);
    }

    /** Keeps something that is known to be wrong or doubtful. */
    public void remark(int tableRow, String clip, String text) {
        remarks.add(List.of(Integer.toString(tableRow), clip, text));
    }

    /** How many clips it has. */
    public int clips() {
        return rows.size() - 1;
    }

    /**
     * Writes it.
     *
     * @param root the folder with the frames
     * @param folder a folder that does not exist yet, or is empty
     * @return the manifest
     * @throws ComponentException if the folder holds something, or cannot be written
     */
    public Path write(Path root, Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        keys.put("root", relative(home, root.toAbsolutePath().normalize()));
        try {
            if (Files.exists(home) && !isEmpty(home)) {
                throw new ComponentException("%s holds something already; name a new folder".formatted(folder));
            }
            Path parent = home.getParent() == null ? home : home.getParent();
            Files.createDirectories(parent);
            Path part = Files.createTempDirectory(parent, ".part-");
            csv(part.resolve(CLIPS), rows);
            csv(part.resolve(REMARKS), remarks);
            Files.writeString(part.resolve(Manifest.FILE), Yaml.written(keys));
            Files.deleteIfExists(home);
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
        return home.resolve(Manifest.FILE);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    // A folder beside the frames may then move together with them.
    private static String relative(Path home, Path root) {
        try {
            return home.relativize(root).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return root.toString(); // another drive
        }
    }

    private static void csv(Path file, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(CSVFormat.RFC4180.format(row.toArray())).append("\r\n"));
        Files.writeString(file, text);
    }
}

package org.aullm.datasets.manifest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.aullm.api.data.Clip;

/**
 * A list of clips and what their owner says of them.
 *
 * @param file the YAML file
 * @param name what the data set is called
 * @param licences for each source data set its licence or terms of use, never empty
 * @param source where it comes from, in words; may be empty
 * @param facts what else the file says, such as how it was imported; no meaning is attached
 * @param root the folder within which all paths lie
 * @param entries the clips, in the table's order
 */
public record Manifest(
        Path file,
        String name,
        Map<String, String> licences,
        String source,
        Map<String, String> facts,
        Path root,
        List<Entry> entries) {

    /** The usual name of the YAML file. */
    public static final String FILE = "dataset.yaml";

    public Manifest {
        licences = Collections.unmodifiableMap(new TreeMap<>(licences));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        entries = List.copyOf(entries);
    }

    /**
     * A clip and where it lies.
     *
     * @param row its row in the table, counted as an editor does
     * @param clip id {@code dataset/subject/sample}, subject {@code dataset/subject}
     * @param path a folder of frames, a video or a file of features within the root; it need not exist
     * @param onset the number of the first frame that belongs to it; empty for the first one there is
     * @param apex the number of the frame of greatest motion; empty where nobody annotated it
     * @param offset the number of the last frame; empty for the last one there is
     * @param framesPerSecond empty where not known
     * @param emotion as written; may be empty
     */
    public record Entry(
            int row,
            Clip clip,
            Path path,
            OptionalInt onset,
            OptionalInt apex,
            OptionalInt offset,
            OptionalDouble framesPerSecond,
            String emotion) {}

    /**
     * Reads one.
     *
     * @param file the YAML file, or the folder that holds it under its usual name
     * @throws org.aullm.api.ComponentException if it cannot be read, says no licence, or has rows that are wrong; names
     *     every problem with its row
     */
    public static Manifest read(Path file) {
        return ManifestReader.read(file, true);
    }

    /** As {@link #read}, but the table may have no paths at all: then that of each clip is the root. */
    public static Manifest readWithoutPaths(Path file) {
        return ManifestReader.read(file, false);
    }
}

package org.aullm.study.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aullm.study.Names;

/** Says where the way to a missing file ends. */
final class Missing {

    private static final int SHOWN = 8;

    private Missing() {}

    /** The second line of a message on a path that leads nowhere. */
    static String explain(Path missing) {
        Path name = missing.getFileName();
        Path folder = missing.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            name = folder.getFileName();
            folder = folder.getParent();
        }
        if (folder == null || name == null) {
            return "";
        }
        List<String> present = names(folder);
        List<String> shown = present.size() <= SHOWN ? present : present.subList(0, SHOWN);
        Optional<String> nearest = Names.nearest(name.toString(), present);
        return "\n  Looked for %s; %s holds %s%s.%s"
                .formatted(
                        missing,
                        folder,
                        shown.isEmpty() ? "nothing" : String.join(", ", shown),
                        present.size() > SHOWN ? ", ..." : "",
                        nearest.map(" Did you mean '%s'?"::formatted).orElse(""));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(entry -> !entry.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

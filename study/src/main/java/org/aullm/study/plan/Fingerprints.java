package org.aullm.study.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aullm.tensor.Sha256;

/** What files hold, in 64 hex digits, wherever they lie. Each path is read once. */
public final class Fingerprints {

    private final Map<Path, String> known = new HashMap<>();

    /**
     * The content of a file, or of all files below a folder with their places in it. A path at which nothing is has a
     * fingerprint too.
     */
    public String of(Path path) {
        return known.computeIfAbsent(path.toAbsolutePath().normalize(), Fingerprints::read);
    }

    private static String read(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                return Sha256.of(path);
            }
            if (!Files.isDirectory(path)) {
                return "nothing";
            }
            StringBuilder lines = new StringBuilder();
            for (Path file : files(path)) {
                String relative = path.relativize(file).toString().replace('\\', '/');
                lines.append(relative).append('\0').append(Sha256.of(file)).append('\n');
            }
            return Sha256.of(lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

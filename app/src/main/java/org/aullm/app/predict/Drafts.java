package org.aullm.app.predict;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What is written under a hidden name first, so that a name that can be seen always means a whole file or folder. */
final class Drafts {

    private static final String END = ".part";

    private Drafts() {}

    /** The hidden name beside a file or folder. */
    static Path of(Path target) {
        return target.resolveSibling("." + target.getFileName() + END);
    }

    /** Writes a text; the file is the old or the new one at any moment. */
    static void write(Path target, String text) throws IOException {
        Path draft = of(target);
        Files.writeString(draft, text);
        publish(draft, target);
    }

    /** What was written is put on the disk, then its name changes. */
    static void publish(Path draft, Path target) throws IOException {
        for (Path file : files(draft)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> files(Path draft) throws IOException {
        try (Stream<Path> all = Files.walk(draft)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

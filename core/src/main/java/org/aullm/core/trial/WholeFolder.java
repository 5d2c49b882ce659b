package org.aullm.core.trial;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes folders that are there whole or not at all, also after a crash. */
final class WholeFolder {

    private WholeFolder() {}

    /** Writes something into a folder that is given. */
    @FunctionalInterface
    interface Writing {
        void into(Path folder) throws IOException;
    }

    /**
     * Writes into a draft beside the folder, all of it to the disk, and renames the draft.
     *
     * @throws FileAlreadyExistsException if the folder is there
     */
    static void write(Path folder, Writing content) throws IOException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path draft = folder.resolveSibling(folder.getFileName()
                + ".%d.tmp".formatted(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(draft);
            content.into(draft);
            toDisk(draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            force(folder.resolveSibling(""));
        } finally {
            remove(draft);
        }
    }

    private static void toDisk(Path draft) throws IOException {
        for (Path each : all(draft)) {
            if (Files.isRegularFile(each)) {
                try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            } else {
                force(each);
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows does not open folders; there a rename is on the disk with the file.
        }
    }

    private static void remove(Path draft) throws IOException {
        if (Files.exists(draft)) {
            for (Path each : all(draft)) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** All that is in a folder and itself, what is deepest first. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.sorted(Comparator.reverseOrder()).toList();
        }
    }
}

package org.aullm.study.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there whole or not at all, also after a crash. */
final class AtomicFiles {

    /** How a file's name ends before it is whole. */
    static final String DRAFT = ".tmp";

    private AtomicFiles() {}

    /** Replaces a file: draft, to the disk, rename, folder to the disk. */
    static void write(Path file, String text) throws IOException {
        write(file, text, true);
        Path folder = file.getParent();
        if (folder != null) {
            toDisk(folder);
        }
    }

    /** Replaces a file that can be made again: whole after a crash of the program, maybe not after one of the machine. */
    static void writeReplaceable(Path file, String text) throws IOException {
        write(file, text, false);
    }

    private static void write(Path file, String text, boolean force) throws IOException {
        Path draft = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + DRAFT);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void toDisk(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            // Windows does not open folders; there a rename is on the disk with the file.
        }
    }
}

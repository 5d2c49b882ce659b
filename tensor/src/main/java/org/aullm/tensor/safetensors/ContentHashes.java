package org.aullm.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import org.aullm.tensor.Sha256;

/** SHA-256 of large files, remembered by path, size and time of change so that each is read through once. */
final class ContentHashes {

    private static final int PIECE = 1 << 20;

    private ContentHashes() {}

    /**
     * The hash of some files' content, one after the other.
     *
     * @param memory the folder to remember it in
     */
    static String of(List<Path> files, Path memory) throws IOException {
        MessageDigest state = Sha256.start();
        for (Path file : files) {
            String line = "%s %d %s%n"
                    .formatted(
                            file.toRealPath(),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant());
            state.update(line.getBytes(StandardCharsets.UTF_8));
        }
        Path known = memory.resolve(Sha256.hex(state) + ".hash");
        if (Files.exists(known)) {
            return Files.readString(known);
        }
        String hash = read(files);
        Path draft = Files.createTempFile(memory, "hash", ".tmp");
        Files.writeString(draft, hash);
        Files.move(draft, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    private static String read(List<Path> files) throws IOException {
        MessageDigest content = Sha256.start();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                while (channel.read(piece.clear()) >= 0) {
                    content.update(piece.flip());
                }
            }
        }
        return Sha256.hex(content);
    }
}

package org.aullm.core.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Features of clips on disk, shared by all trials and worker processes of a study. A file is named after everything that
 * determines it, is complete before it has its name, and never changes; of two processes that write the same one, either may
 * win. Losing the whole folder costs time only, and a folder that cannot be written is as good as none.
 */
final class FeatureStore {

    private final Path folder;

    FeatureStore(Path folder) {
        this.folder = folder;
    }

    private Path file(String encoder, String clip) {
        return folder.resolve(encoder.substring(0, 32)).resolve(clip.substring(0, 32) + ".features");
    }

    /** The numbers that were stored; empty if there are none, or not these. */
    Optional<float[]> find(String encoder, String clip, int count) {
        try (FileChannel channel = FileChannel.open(file(encoder, clip), StandardOpenOption.READ)) {
            if (channel.size() != (long) Float.BYTES * count + Integer.BYTES) {
                return Optional.empty();
            }
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int checksum = mapped.getInt(Float.BYTES * count);
            ByteBuffer values = mapped.slice(0, Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
            if (checksum(values.duplicate()) != checksum) {
                return Optional.empty();
            }
            float[] result = new float[count];
            values.asFloatBuffer().get(result);
            return Optional.of(result);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Stores numbers for others; does nothing where that is not possible. */
    void put(String encoder, String clip, float[] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        bytes.putInt(Float.BYTES * values.length, checksum(bytes.duplicate().limit(Float.BYTES * values.length)));
        Path target = file(encoder, clip);
        Path draft = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(draft.getParent());
            try {
                Files.write(draft, bytes.array());
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // Full or read-only: the next trial computes it again.
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}

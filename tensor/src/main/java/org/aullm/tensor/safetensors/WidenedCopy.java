package org.aullm.tensor.safetensors;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint of half precision, once more in FLOAT32, in a folder for such copies: processes that map it share one copy in
 * memory. A copy is named by the checkpoint's content, made by whoever comes first, and never changed. Making one takes a
 * megabyte of memory whatever its size.
 *
 * @since 0.1.0
 */
public final class WidenedCopy {

    private static final int PIECE = 1 << 18;

    private WidenedCopy() {}

    /**
     * The copy of a checkpoint, made now if there is none.
     *
     * @param cache where copies lie; made if it does not exist
     * @throws IOException if the folder cannot be written
     */
    public static Path of(Path fileOrFolder, Path cache) throws IOException {
        Files.createDirectories(cache);
        try (Checkpoint checkpoint = Checkpoint.open(fileOrFolder)) {
            String hash = ContentHashes.of(checkpoint.files(), cache);
            Path copy = cache.resolve(hash + ".f32.safetensors");
            if (!Files.exists(copy)) {
                make(checkpoint, copy);
            }
            return copy;
        }
    }

    // Threads of one process cannot wait for each other's lock on a file, so they queue here first.
    private static synchronized void make(Checkpoint checkpoint, Path copy) throws IOException {
        Path lock = copy.resolveSibling(copy.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(copy)) {
                Path draft = Files.createTempFile(
                        copy.getParent(), copy.getFileName().toString(), ".tmp");
                try {
                    write(checkpoint, draft);
                    Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private static void write(Checkpoint checkpoint, Path draft) throws IOException {
        Map<String, CheckpointWriter.Entry> entries = new LinkedHashMap<>();
        for (String name : checkpoint.names()) {
            entries.put(name, new CheckpointWriter.Entry(widened(checkpoint.type(name)), checkpoint.shape(name)));
        }
        byte[] header = CheckpointWriter.headerOf(entries);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(Header.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            CheckpointWriter.writeAll(channel, length.putLong(0, header.length));
            CheckpointWriter.writeAll(channel, ByteBuffer.wrap(header));
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (String name : checkpoint.names()) {
                write(checkpoint, name, channel, piece);
            }
            channel.force(true);
        }
    }

    private static void write(Checkpoint checkpoint, String name, FileChannel channel, ByteBuffer piece)
            throws IOException {
        StoredType type = checkpoint.type(name);
        if (widened(type) == type) {
            checkpoint.copy(name, channel, piece);
            return;
        }
        Stored stored = checkpoint.stored(name);
        long size = checkpoint.shape(name).size();
        for (long from = 0; from < size; from += PIECE) {
            piece.clear().limit((int) Math.min(PIECE, size - from) * Float.BYTES);
            stored.convert(from, DataType.FLOAT32, piece);
            piece.rewind();
            CheckpointWriter.writeAll(channel, piece);
        }
    }

    private static StoredType widened(StoredType type) {
        return type == StoredType.F16 || type == StoredType.BF16 ? StoredType.F32 : type;
    }
}

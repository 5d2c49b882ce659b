package org.aullm.tensor.safetensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.aullm.api.ComponentException;

/**
 * One open file. It stays open until {@link #close}, so that a file replaced in the meantime is still read to its own
 * header.
 */
final class Shard implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final Map<String, StoredTensor> tensors;

    private Shard(Path file, FileChannel channel, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.channel = channel;
        this.tensors = tensors;
    }

    static Shard open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new Shard(file, channel, Header.read(file, channel));
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ComponentException("%s: there is no such file".formatted(file), e);
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be read: %s".formatted(file, e), e);
        }
    }

    Path file() {
        return file;
    }

    Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /** Reads bytes of a tensor into a buffer, which is then ready to be taken from. */
    void read(StoredTensor tensor, long offset, ByteBuffer target) {
        try {
            Channels.readAt(channel, target, tensor.begin() + offset);
            if (target.hasRemaining()) {
                throw new EOFException("the file has become shorter");
            }
            target.flip();
        } catch (IOException e) {
            throw failure(tensor, e);
        }
    }

    /** Maps a tensor's bytes, at most 2 GB. */
    MappedByteBuffer map(StoredTensor tensor) {
        try {
            return channel.map(MapMode.READ_ONLY, tensor.begin(), tensor.end() - tensor.begin());
        } catch (IOException e) {
            throw failure(tensor, e);
        }
    }

    private ComponentException failure(StoredTensor tensor, IOException e) {
        return new ComponentException("%s: tensor '%s' cannot be read: %s".formatted(file, tensor.name(), e), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be closed: %s".formatted(file, e), e);
        }
    }
}

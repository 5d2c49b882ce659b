package org.aullm.datasets.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to build in a cache folder: of all processes one has it, so that none repeats another's work. Where the file
 * system has no locks everybody has it at once, which costs time and harms nothing.
 */
public final class CacheLock implements AutoCloseable {

    // A process gets a file's lock only once; its threads are kept apart here.
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final Optional<FileChannel> channel;

    private CacheLock(ReentrantLock here, Optional<FileChannel> channel) {
        this.here = here;
        this.channel = channel;
    }

    /** Waits until it is free. */
    public static CacheLock take(Path folder) {
        Path file = folder.resolve("lock").toAbsolutePath().normalize();
        ReentrantLock here = HERE.computeIfAbsent(file, any -> new ReentrantLock());
        here.lock();
        return new CacheLock(here, locked(file));
    }

    private static Optional<FileChannel> locked(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return Optional.of(channel);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Gives it back. */
    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            // The end of the process will release it.
        } finally {
            here.unlock();
        }
    }
}

package org.aullm.datasets.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.aullm.api.ComponentException;
import org.aullm.datasets.frames.Reason;

/**
 * A folder of entries by key. Entries are collected and written in files of many, each of which appears whole or not at
 * all, so that a process that is killed loses only what it had collected, and several processes may read and write at once.
 * For several threads.
 */
public final class TensorCache {

    private static final long BATCH_BYTES = 64L << 20;
    private static final long BATCH_NANOS = 10_000_000_000L;
    // Room for the header in a shard of one entry.
    private static final long LARGEST_ENTRY = Shard.LARGEST - (64L << 20);

    private final Path folder;
    private final Set<String> notes;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<Path> known = new HashSet<>();
    private final List<Entry> pending = new ArrayList<>();
    private long pendingBytes;
    private long pendingSince;

    private TensorCache(Path folder, Set<String> notes) {
        this.folder = folder;
        this.notes = Set.copyOf(notes);
    }

    /**
     * Opens a folder, which is made if it does not exist.
     *
     * @param notes what every entry has; one without, which an earlier version wrote, counts as not there
     * @throws ComponentException if it cannot be made or read
     */
    public static TensorCache open(Path folder, Set<String> notes) {
        TensorCache cache = new TensorCache(folder, notes);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cache.broken("cannot be made", e);
        }
        cache.refresh();
        return cache;
    }

    /** Takes in what other processes have written meanwhile. Files that are not whole count as not there. */
    public synchronized void refresh() {
        for (Path file : files(Shard.ENDING)) {
            if (known.add(file)) {
                try {
                    Shard.open(file).ifPresentOrElse(this::take, () -> known.remove(file));
                } catch (IOException e) {
                    throw broken("cannot be read", e);
                }
            }
        }
    }

    /** Removes what killed processes have left; only for who holds the cache's lock. */
    public synchronized void sweep() {
        try {
            for (Path draft : files(ShardWriter.DRAFT)) {
                Files.deleteIfExists(draft);
            }
            for (Path file : files(Shard.ENDING)) {
                if (!known.contains(file) && Shard.open(file).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw broken("cannot be tidied", e);
        }
    }

    private void take(Shard shard) {
        for (String key : shard.keys()) {
            shard.find(key)
                    .filter(entry -> entry.notes().keySet().containsAll(notes))
                    .ifPresent(entry -> entries.putIfAbsent(key, entry));
        }
    }

    /** What is kept under a key. */
    public synchronized Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * Keeps an entry. It is written with others, at the latest by {@link #flush}.
     *
     * @throws ComponentException if it is too large or cannot be written
     */
    public synchronized void add(Entry entry) {
        if (entry.size() > LARGEST_ENTRY) {
            throw new ComponentException("one clip takes %d MiB in the cache, at most %d fit; make its crop smaller"
                    .formatted(entry.size() >> 20, LARGEST_ENTRY >> 20));
        }
        if (pending.isEmpty()) {
            pendingSince = System.nanoTime();
        } else if (pendingBytes + entry.size() > LARGEST_ENTRY) {
            flush();
        }
        entries.put(entry.key(), entry);
        pending.add(entry);
        pendingBytes += entry.size();
        if (pendingBytes >= BATCH_BYTES || System.nanoTime() - pendingSince >= BATCH_NANOS) {
            flush();
        }
    }

    /** Writes what was collected. From then on it is read from the file, and its memory is free. */
    public synchronized void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            Path file = ShardWriter.write(folder, pending);
            Shard written = Shard.open(file)
                    .orElseThrow(() -> new ComponentException("%s is not what was written to it".formatted(file)));
            known.add(file);
            written.keys().forEach(key -> written.find(key).ifPresent(entry -> entries.put(key, entry)));
            pending.clear();
            pendingBytes = 0;
        } catch (IOException e) {
            throw broken("cannot be written", e);
        }
    }

    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw broken("cannot be listed", e);
        }
    }

    private ComponentException broken(String what, IOException e) {
        return new ComponentException("cache folder %s %s: %s".formatted(folder, what, Reason.of(e)), e);
    }
}

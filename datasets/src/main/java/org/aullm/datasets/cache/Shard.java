package org.aullm.datasets.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One safetensors file of a cache, mapped into memory: entries that were written together. A tensor is called {@code
 * KEY/NAME}, a note stands in the file's metadata under such a name.
 */
final class Shard {

    static final String ENDING = ".safetensors";
    static final int LENGTH_BYTES = 8;
    /** No shard is larger, so that one mapping covers it. */
    static final long LARGEST = 1L << 30;

    private final Map<String, Entry> entries;

    private Shard(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Opens a file; empty if it is not whole, as after a full disk or a copy that was interrupted. */
    static Optional<Shard> open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < LENGTH_BYTES || size > LARGEST) {
                return Optional.empty();
            }
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
            long length = all.getLong(0);
            if (length < 2 || length > size - LENGTH_BYTES) {
                return Optional.empty();
            }
            byte[] header = new byte[(int) length];
            all.get(LENGTH_BYTES, header);
            int start = LENGTH_BYTES + header.length;
            return read(new JsonMapper().readTree(header), all.slice(start, (int) size - start));
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Shard> read(JsonNode header, ByteBuffer data) {
        Map<String, Map<String, Tensor>> tensors = new LinkedHashMap<>();
        Map<String, Map<String, String>> notes = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, JsonNode> each : header.properties()) {
            JsonNode node = each.getValue();
            if (each.getKey().equals(ShardWriter.METADATA)) {
                node.properties()
                        .forEach(note ->
                                put(notes, note.getKey(), note.getValue().asString()));
                continue;
            }
            int from = node.path("data_offsets").path(0).intValue();
            int to = node.path("data_offsets").path(1).intValue();
            List<Integer> shape = new ArrayList<>();
            node.path("shape").forEach(size -> shape.add(size.intValue()));
            Tensor.Type type = Tensor.Type.valueOf(node.path("dtype").asString());
            put(tensors, each.getKey(), new Tensor(type, shape, data.slice(from, to - from)));
            end = Math.max(end, to);
        }
        if (end != data.remaining()) {
            return Optional.empty();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        tensors.forEach((key, parts) -> entries.put(key, new Entry(key, notes.getOrDefault(key, Map.of()), parts)));
        return Optional.of(new Shard(entries));
    }

    private static <T> void put(Map<String, Map<String, T>> all, String name, T value) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            all.computeIfAbsent(name.substring(0, slash), key -> new LinkedHashMap<>())
                    .put(name.substring(slash + 1), value);
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }
}

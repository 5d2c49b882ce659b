package org.aullm.datasets.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.datasets.Fingerprint;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries as one file, which appears whole or not at all. */
final class ShardWriter {

    static final String METADATA = "__metadata__";
    /** The ending of a file that is still being written. */
    static final String DRAFT = ".part";

    private static final int NAME_DIGITS = 24;

    private ShardWriter() {}

    /** Writes a file whose name is a digest of the entries' keys, so that who writes the same writes the same file. */
    static Path write(Path folder, List<Entry> entries) throws IOException {
        Fingerprint name = new Fingerprint("shard");
        entries.forEach(entry -> name.add(entry.key()));
        Path file = folder.resolve(name.hex().substring(0, NAME_DIGITS) + Shard.ENDING);
        Path draft = Files.createTempFile(folder, "shard-", DRAFT);
        byte[] header = header(entries);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(Shard.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            all(channel, length.putLong(0, header.length));
            all(channel, ByteBuffer.wrap(header));
            for (Entry entry : entries) {
                for (Tensor tensor : entry.tensors().values()) {
                    all(channel, tensor.bytes().duplicate());
                }
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static byte[] header(List<Entry> entries) {
        Map<String, Object> header = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        header.put(METADATA, notes);
        long offset = 0;
        for (Entry entry : entries) {
            entry.notes().forEach((name, text) -> notes.put(entry.key() + "/" + name, text));
            for (Map.Entry<String, Tensor> named : entry.tensors().entrySet()) {
                Tensor tensor = named.getValue();
                long end = offset + tensor.bytes().remaining();
                Map<String, Object> place = new LinkedHashMap<>();
                place.put("dtype", tensor.type().name());
                place.put("shape", tensor.shape());
                place.put("data_offsets", List.of(offset, end));
                header.put(entry.key() + "/" + named.getKey(), place);
                offset = end;
            }
        }
        byte[] text = new JsonMapper().writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        // Spaces up to a multiple of 8, so that floats lie where they are read fastest.
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

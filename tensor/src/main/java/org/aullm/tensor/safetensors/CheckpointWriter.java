package org.aullm.tensor.safetensors;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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
import org.aullm.api.ComponentException;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Ops;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes arrays as one safetensors file. The same arrays in the same order give the same bytes. The file appears whole
 * or not at all.
 *
 * @since 0.1.0
 */
public final class CheckpointWriter {

    private static final long PIECE = 1 << 19;

    private CheckpointWriter() {}

    /**
     * Writes arrays in the map's order: FLOAT32 as F32, FLOAT64 as F64, INT64 as I64, so that reading gives the same bits.
     *
     * @throws ComponentException if the file cannot be written
     * @throws IllegalArgumentException if an array has another type
     */
    public static void write(Path file, Map<String, NDArray> arrays) {
        byte[] header = header(arrays);
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer length = ByteBuffer.allocate(Header.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
                writeAll(channel, length.putLong(0, header.length));
                writeAll(channel, ByteBuffer.wrap(header));
                for (NDArray array : arrays.values()) {
                    writeNumbers(channel, array);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ComponentException("%s: cannot be written: %s".formatted(file, e), e);
        }
    }

    private static byte[] header(Map<String, NDArray> arrays) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        arrays.forEach((name, array) -> entries.put(name, new Entry(typeOf(name, array), array.getShape())));
        return headerOf(entries);
    }

    /** What a header says of one tensor besides its place. */
    record Entry(StoredType type, Shape shape) {}

    /** The header of tensors that follow one another in this order, its own length not included. */
    static byte[] headerOf(Map<String, Entry> tensors) {
        Map<String, Object> entries = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, Entry> entry : tensors.entrySet()) {
            Entry described = entry.getValue();
            long end = offset + described.shape().size() * described.type().bytes();
            Map<String, Object> tensor = new LinkedHashMap<>();
            tensor.put("dtype", described.type().name());
            tensor.put("shape", described.shape().getShape());
            tensor.put("data_offsets", List.of(offset, end));
            entries.put(entry.getKey(), tensor);
            offset = end;
        }
        byte[] text = new JsonMapper().writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
        // Spaces up to a multiple of 8, so that the numbers can be mapped.
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static StoredType typeOf(String name, NDArray array) {
        DataType type = array.getDataType();
        if (type == DataType.FLOAT32) {
            return StoredType.F32;
        }
        if (type == DataType.FLOAT64) {
            return StoredType.F64;
        }
        if (type == DataType.INT64) {
            return StoredType.I64;
        }
        throw new IllegalArgumentException(
                "array '%s' is of type %s; only FLOAT32, FLOAT64 and INT64 are written".formatted(name, type));
    }

    private static void writeNumbers(FileChannel channel, NDArray array) throws IOException {
        long size = array.getShape().size();
        try (GradMode off = GradMode.off();
                NDArray flat = array.reshape(size)) {
            for (long from = 0; from < size; from += PIECE) {
                try (NDArray part = Ops.slice(flat, 0, from, Math.min(size, from + PIECE))) {
                    // DJL's engines exist for little-endian machines only, so these are the format's bytes.
                    writeAll(channel, part.toByteBuffer(part.getDevice().equals(Device.cpu())));
                }
            }
        }
    }

    static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

package org.aullm.tensor.safetensors;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks the header of one file. */
final class Header {

    static final int LENGTH_BYTES = 8;
    static final long LONGEST = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Path file;
    private final long dataStart;
    private final long fileSize;

    private Header(Path file, long dataStart, long fileSize) {
        this.file = file;
        this.dataStart = dataStart;
        this.fileSize = fileSize;
    }

    /** The file's tensors by name, in the header's order. */
    static Map<String, StoredTensor> read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer prefix = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Channels.readAt(channel, prefix, 0);
        long length = prefix.position() < LENGTH_BYTES ? -1 : prefix.getLong(0);
        if (length < 0 || length > LONGEST || length > size - LENGTH_BYTES) {
            Pickles.refuse(file, prefix);
            throw bad(
                    file,
                    prefix.position() < LENGTH_BYTES
                            ? "has %d bytes, too few for a safetensors file".formatted(size)
                            : "the header claims %s bytes, but the file has %d and a header at most %d; is this a safetensors file?"
                                    .formatted(Long.toUnsignedString(length), size, LONGEST));
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        Channels.readAt(channel, text, LENGTH_BYTES);
        Header header = new Header(file, LENGTH_BYTES + length, size);
        Map<String, StoredTensor> tensors;
        try {
            tensors = header.parse(text.array());
        } catch (JacksonException e) {
            throw new ComponentException(
                    "%s: the header is not valid JSON: %s".formatted(file, e.getOriginalMessage()), e);
        }
        Layout.check(file, tensors.values(), header.dataStart, size);
        return tensors;
    }

    private Map<String, StoredTensor> parse(byte[] text) {
        JsonNode root = JSON.readTree(text);
        if (!root.isObject()) {
            throw bad(file, "the header is not a JSON object");
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        return tensors;
    }

    private StoredTensor tensor(String name, JsonNode entry) {
        StoredType type = type(name, entry.path("dtype"));
        Shape shape = shape(name, entry.path("shape"));
        JsonNode offsets = entry.path("data_offsets");
        if (!offsets.isArray() || offsets.size() != 2) {
            throw bad(name, "data_offsets must be two whole numbers, found " + shown(offsets));
        }
        long begin = whole(name, "data_offsets", offsets.get(0));
        long end = whole(name, "data_offsets", offsets.get(1));
        if (begin > end || end > fileSize - dataStart) {
            throw bad(
                    name,
                    "its data lies at bytes %d to %d of %d; is the file truncated?"
                            .formatted(begin, end, fileSize - dataStart));
        }
        long expected;
        try {
            expected = Math.multiplyExact(count(shape), type.bytes());
        } catch (ArithmeticException e) {
            throw new ComponentException(place(name) + "shape %s is too large".formatted(shape), e);
        }
        if (end - begin != expected) {
            throw bad(
                    name,
                    "shape %s as %s needs %d bytes, the file holds %d".formatted(shape, type, expected, end - begin));
        }
        return new StoredTensor(name, type, shape, dataStart + begin, dataStart + end);
    }

    private StoredType type(String name, JsonNode node) {
        for (StoredType type : StoredType.values()) {
            if (node.isString() && type.name().equals(node.stringValue())) {
                return type;
            }
        }
        throw bad(name, "unknown dtype %s; known: %s".formatted(shown(node), java.util.List.of(StoredType.values())));
    }

    private Shape shape(String name, JsonNode node) {
        if (!node.isArray()) {
            throw bad(name, "shape must be a list of whole numbers, found " + shown(node));
        }
        long[] sizes = new long[node.size()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = whole(name, "shape", node.get(axis));
        }
        return new Shape(sizes);
    }

    private long whole(String name, String what, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw bad(name, "%s must hold whole numbers from 0, found %s".formatted(what, node));
        }
        return node.longValue();
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    // Not Shape.size(), which overflows silently. A zero anywhere makes the product zero however large the rest.
    private static long count(Shape shape) {
        long count = 1;
        for (long size : shape.getShape()) {
            if (size == 0) {
                return 0;
            }
        }
        for (long size : shape.getShape()) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    private ComponentException bad(String tensor, String message) {
        return new ComponentException(place(tensor) + message);
    }

    private String place(String tensor) {
        return "%s: tensor '%s': ".formatted(file, tensor);
    }

    private static ComponentException bad(Path file, String message) {
        return new ComponentException("%s: %s".formatted(file, message));
    }
}

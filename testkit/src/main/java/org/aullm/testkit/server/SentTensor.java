package org.aullm.testkit.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.aullm.testkit.server.Unpickler.Call;
import org.aullm.testkit.server.Unpickler.Persistent;

/**
 * A matrix that came as the base64 of a torch file.
 *
 * @param values in C order
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent") // only looked at, never compared
public record SentTensor(int rows, int columns, String storage, float[] values) {

    private static final byte[] NOTHING = {};
    private static final List<String> ENTRIES =
            List.of("archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/version");

    /** Reads what a field holds, refusing everything that is not exactly of the form. */
    static SentTensor read(String base64, int width) throws Refused {
        try {
            return of(Base64.getDecoder().decode(base64), width);
        } catch (IllegalArgumentException e) {
            throw new Refused("this is no base64: " + e.getMessage());
        }
    }

    /** Reads a file. */
    public static SentTensor of(byte[] file, int width) throws Refused {
        Map<String, byte[]> entries = unzip(file);
        Refused.unless(List.copyOf(entries.keySet()).equals(ENTRIES), "zip entries are %s", entries.keySet());
        Refused.unless(text(entries, "archive/byteorder").equals("little"), "the byte order is not little");
        Refused.unless(text(entries, "archive/version").equals("3\n"), "the version is not 3");
        return rebuilt(
                Unpickler.read(entries.getOrDefault("archive/data.pkl", NOTHING)),
                entries.getOrDefault("archive/data/0", NOTHING),
                width);
    }

    private static Map<String, byte[]> unzip(byte[] file) throws Refused {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Refused.unless(entry.getMethod() == ZipEntry.STORED, "entry %s is not stored", entry.getName());
                entries.put(entry.getName(), zip.readAllBytes()); // checks the CRC
            }
        } catch (IOException e) {
            throw new Refused("this is no zip: " + e.getMessage());
        }
        return entries;
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.US_ASCII);
    }

    private static SentTensor rebuilt(Object pickled, byte[] data, int width) throws Refused {
        Refused.unless(
                pickled instanceof Call call && call.name().equals("torch._utils _rebuild_tensor_v2"),
                "the pickle holds no tensor but %s",
                pickled);
        List<Object> arguments = ((Call) pickled).arguments();
        Refused.unless(
                arguments.size() == 6
                        && arguments.get(0) instanceof Persistent
                        && arguments.get(2) instanceof List<?> shape
                        && shape.size() == 2
                        && shape.get(0) instanceof Integer
                        && shape.get(1) instanceof Integer,
                "the pickle holds no matrix but %s",
                arguments);
        List<?> shape = (List<?>) arguments.get(2);
        int rows = (Integer) shape.get(0);
        int columns = (Integer) shape.get(1);
        Refused.unless(columns == width, "the width is %d, the model's %d", columns, width);
        Refused.unless(
                arguments.subList(1, 5).equals(List.of(0, List.of(rows, columns), List.of(columns, 1), false))
                        && arguments.get(5).equals(new Call("collections OrderedDict", List.of())),
                "offset, strides or hooks are not those of a matrix in C order: %s",
                arguments);
        List<Object> id = ((Persistent) arguments.get(0)).id();
        String storage = String.valueOf(id.get(1));
        Refused.unless(id.equals(List.of("storage", storage, "0", "cpu", rows * columns)), "the storage is %s", id);
        return new SentTensor(rows, columns, storage, numbers(data, storage, rows * columns));
    }

    private static float[] numbers(byte[] data, String storage, int count) throws Refused {
        int size = storage.equals("torch FloatStorage") ? 4 : 2;
        Refused.unless(!storage.equals("torch HalfStorage"), "float16 is not sent by anyone here");
        Refused.unless(data.length == size * count, "%d bytes for %d numbers of %d", data.length, count, size);
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = size == 4 ? buffer.getFloat() : Float.intBitsToFloat(buffer.getShort() << 16);
            Refused.unless(Float.isFinite(values[i]), "number %d is %s", i, values[i]);
        }
        return values;
    }

    /** The matrix without a scale: what two requests share if their soft tokens are alike. */
    int fingerprint() {
        return Arrays.hashCode(values);
    }
}

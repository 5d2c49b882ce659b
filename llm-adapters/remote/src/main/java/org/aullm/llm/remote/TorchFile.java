package org.aullm.llm.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A matrix as the bytes of a file that {@code torch.load} reads with {@code weights_only}: a zip of stored entries, of
 * which one is a pickle of protocol 2 that names storage, shape and strides, and one the numbers, little-endian.
 */
final class TorchFile {

    private TorchFile() {}

    /** How numbers travel. */
    enum Type {
        /** 32 bits, exact. */
        FLOAT32("FloatStorage"),
        /** The upper half of a FLOAT32, rounded to the nearest, ties to even. */
        BFLOAT16("BFloat16Storage");

        private final String storage;

        Type(String storage) {
            this.storage = storage;
        }

        /** The name as a study file writes it. */
        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The bytes of a matrix given in C order. The same bytes for the same numbers. */
    static byte[] of(float[] values, int rows, int columns, Type type) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("%d numbers are no (%d, %d)".formatted(values.length, rows, columns));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "archive/data.pkl", pickle(rows, columns, type));
            entry(zip, "archive/byteorder", ascii("little"));
            entry(zip, "archive/data/0", numbers(values, type));
            entry(zip, "archive/version", ascii("3\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        // Two seconds after the format's zero: for the zero itself Java would add a stamp in the machine's time zone.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0, 2));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] numbers(float[] values, Type type) {
        int size = type == Type.FLOAT32 ? Float.BYTES : Short.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (type == Type.FLOAT32) {
                buffer.putFloat(value);
            } else {
                buffer.putShort(bfloat16(value));
            }
        }
        return buffer.array();
    }

    static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40); // quiet, and never rounded to infinity
        }
        return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
    }

    private static byte[] pickle(int rows, int columns, Type type) {
        Pickle pickle = new Pickle();
        pickle.op(0x80, 2);
        pickle.global("torch._utils", "_rebuild_tensor_v2").op('(');
        pickle.op('(').text("storage").global("torch", type.storage).text("0").text("cpu");
        pickle.number(rows * columns).op('t').op('Q');
        pickle.number(0);
        pickle.number(rows).number(columns).op(0x86);
        pickle.number(columns).number(1).op(0x86);
        pickle.op(0x89);
        pickle.global("collections", "OrderedDict").op(')').op('R');
        pickle.op('t').op('R').op('.');
        return pickle.bytes();
    }

    /** Opcodes of protocol 2; no memo is needed. */
    private static final class Pickle {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Pickle op(int... codes) {
            for (int code : codes) {
                out.write(code);
            }
            return this;
        }

        Pickle global(String module, String name) {
            out.writeBytes(ascii("c" + module + "\n" + name + "\n"));
            return this;
        }

        /** BINUNICODE. */
        Pickle text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.write('X');
            out.writeBytes(little(utf8.length, 4));
            out.writeBytes(utf8);
            return this;
        }

        /** BININT1, BININT2 or BININT. */
        Pickle number(int value) {
            int size = value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
            out.write(size == 1 ? 'K' : size == 2 ? 'M' : 'J');
            out.writeBytes(little(value, size));
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    private static byte[] little(int value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

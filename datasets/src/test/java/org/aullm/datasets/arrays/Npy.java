package org.aullm.datasets.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes files of numpy as numpy does, after the description of the form in numpy.lib.format. */
final class Npy {

    private Npy() {}

    /** Floats in C order, as {@code numpy.save} writes them. */
    static byte[] floats(int[] shape, double... values) {
        return of(1, "<f4", false, shape, values);
    }

    /**
     * Any form.
     *
     * @param values in the order in which they are to be stored
     */
    static byte[] of(int version, String descr, boolean fortran, int[] shape, double... values) {
        String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return of(
                version,
                "{'descr': '%s', 'fortran_order': %s, 'shape': (%s%s), }"
                        .formatted(descr, fortran ? "True" : "False", sizes, shape.length == 1 ? "," : ""),
                numbers(descr, values));
    }

    /** A header of any text, and what follows it. */
    static byte[] of(int version, String header, byte[] numbers) {
        int prefix = version == 1 ? 10 : 12;
        int padded = (prefix + header.length() + 1 + 63) / 64 * 64 - prefix;
        ByteBuffer bytes = ByteBuffer.allocate(prefix + padded + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) padded);
        } else {
            bytes.putInt(padded);
        }
        bytes.put((header + " ".repeat(padded - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.put(numbers).array();
    }

    private static byte[] numbers(String descr, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES)
                .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (descr.substring(1)) {
                case "b1", "i1", "u1" -> bytes.put((byte) value);
                case "i2", "u2" -> bytes.putShort((short) value);
                case "i4", "u4" -> bytes.putInt((int) (long) value);
                case "i8", "u8" -> bytes.putLong((long) value);
                case "f2" -> bytes.putShort(half(value));
                case "f4" -> bytes.putFloat((float) value);
                case "f8" -> bytes.putDouble(value);
                default -> throw new IllegalArgumentException(descr);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** The upper bits of a float of 32, for numbers that 16 bits hold exactly. */
    private static short half(double value) {
        int bits = Float.floatToIntBits((float) value);
        int exponent = value == 0 ? 0 : ((bits >> 23) & 0xff) - 112;
        return (short) (((bits >> 16) & 0x8000) | (exponent << 10) | ((bits >> 13) & 0x3ff));
    }
}

package org.aullm.datasets.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Numbers in a cache.
 *
 * @param type how they are stored
 * @param shape how many along each axis, in C order
 * @param bytes the numbers, little-endian, from position to limit; shared, not to be changed
 */
public record Tensor(Type type, List<Integer> shape, ByteBuffer bytes) {

    /** How a number is stored, by its name in safetensors. */
    public enum Type {
        /** An unsigned byte. */
        U8(1),
        /** A 32-bit float. */
        F32(Float.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    public Tensor {
        shape = List.copyOf(shape);
        long numbers = 1;
        for (int size : shape) {
            numbers *= size;
        }
        if (numbers * type.bytes != bytes.remaining()) {
            throw new IllegalArgumentException(
                    "%s as %s needs %d bytes, not %d".formatted(shape, type, numbers * type.bytes, bytes.remaining()));
        }
    }

    /** Bytes. */
    public static Tensor of(byte[] values, Integer... shape) {
        return new Tensor(Type.U8, List.of(shape), ByteBuffer.wrap(values));
    }

    /** Floats, copied. */
    public static Tensor of(FloatBuffer values, Integer... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values.duplicate());
        return new Tensor(Type.F32, List.of(shape), bytes);
    }

    /** The bytes, read-only, from position 0. */
    public ByteBuffer levels() {
        return bytes.slice().asReadOnlyBuffer();
    }

    /** The floats, read-only, from position 0. Nothing is copied. */
    public FloatBuffer floats() {
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().asReadOnlyBuffer();
    }
}

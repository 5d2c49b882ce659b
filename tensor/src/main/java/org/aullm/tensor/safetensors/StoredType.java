package org.aullm.tensor.safetensors;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * How a number is stored in a file, by the format's own names.
 *
 * @since 0.1.0
 */
public enum StoredType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    /**
     * All numbers of a buffer from its position to its limit, in its order of bytes, each the nearest float.
     *
     * @throws IllegalArgumentException for floats of 8 bits
     */
    public float[] floats(ByteBuffer source) {
        float[] floats = new float[source.remaining() / bytes];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = number(source, source.position() + i * bytes);
        }
        return floats;
    }

    private float number(ByteBuffer source, int at) {
        return switch (this) {
            case BOOL -> source.get(at) == 0 ? 0 : 1;
            case U8 -> Byte.toUnsignedInt(source.get(at));
            case I8 -> source.get(at);
            case I16 -> source.getShort(at);
            case U16 -> Short.toUnsignedInt(source.getShort(at));
            case F16, BF16 -> Widening.half(this, source.getShort(at));
            case I32 -> source.getInt(at);
            case U32 -> Integer.toUnsignedLong(source.getInt(at));
            case F32 -> source.getFloat(at);
            case F64 -> (float) source.getDouble(at);
            case I64 -> source.getLong(at);
            case U64 -> new BigInteger(Long.toUnsignedString(source.getLong(at))).floatValue();
            case F8_E5M2, F8_E4M3 ->
                throw new IllegalArgumentException(this + " is not read; store the numbers as F16 or F32");
        };
    }

    /** Whether {@link Checkpoint#read} can give it as FLOAT32 or FLOAT64. */
    boolean isFloat() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }
}

package org.aullm.tensor.safetensors;

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
    int bytes() {
        return bytes;
    }

    /** Whether {@link Checkpoint#read} can give it as FLOAT32 or FLOAT64. */
    boolean isFloat() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }
}

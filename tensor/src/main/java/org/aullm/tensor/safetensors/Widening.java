package org.aullm.tensor.safetensors;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Turns stored numbers into the engine's: exact wherever the target is the wider type. */
final class Widening {

    private Widening() {}

    /** Whether stored numbers can be given in a type. */
    static boolean possible(StoredType from, DataType to) {
        return from == StoredType.I64
                ? to == DataType.INT64
                : from.isFloat() && (to == DataType.FLOAT32 || to == DataType.FLOAT64);
    }

    /** Whether stored numbers have a type's very bits. */
    static boolean same(StoredType from, DataType to) {
        return (from == StoredType.F32 && to == DataType.FLOAT32)
                || (from == StoredType.F64 && to == DataType.FLOAT64)
                || (from == StoredType.I64 && to == DataType.INT64);
    }

    /** Converts all of {@code source}, in little-endian order, into {@code target}, in the machine's order. */
    static void convert(StoredType from, ByteBuffer source, DataType to, ByteBuffer target) {
        if (to == DataType.INT64) {
            LongBuffer out = target.asLongBuffer();
            out.put(source.asLongBuffer());
        } else if (to == DataType.FLOAT32) {
            toFloats(from, source, target.asFloatBuffer());
        } else {
            toDoubles(from, source, target.asDoubleBuffer());
        }
    }

    private static void toFloats(StoredType from, ByteBuffer source, FloatBuffer out) {
        switch (from) {
            case F32 -> out.put(source.asFloatBuffer());
            case F64 -> {
                DoubleBuffer in = source.asDoubleBuffer();
                while (in.hasRemaining()) {
                    out.put((float) in.get());
                }
            }
            default -> {
                ShortBuffer in = source.asShortBuffer();
                while (in.hasRemaining()) {
                    out.put(half(from, in.get()));
                }
            }
        }
    }

    private static void toDoubles(StoredType from, ByteBuffer source, DoubleBuffer out) {
        switch (from) {
            case F64 -> out.put(source.asDoubleBuffer());
            case F32 -> {
                FloatBuffer in = source.asFloatBuffer();
                while (in.hasRemaining()) {
                    out.put(in.get());
                }
            }
            default -> {
                ShortBuffer in = source.asShortBuffer();
                while (in.hasRemaining()) {
                    out.put(half(from, in.get()));
                }
            }
        }
    }

    static float half(StoredType from, short bits) {
        // bfloat16 is the upper half of a float32.
        return from == StoredType.BF16 ? Float.intBitsToFloat(bits << 16) : float16(bits);
    }

    /** IEEE 754 binary16: a sign, 5 bits of exponent (bias 15), 10 of fraction. Java 20 has Float.float16ToFloat. */
    static float float16(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}

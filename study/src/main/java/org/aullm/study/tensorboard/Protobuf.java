package org.aullm.study.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few kinds of protocol-buffer fields that events have (protobuf.dev, encoding). */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Protobuf decimal(int field, double value) {
        tag(field, EIGHT_BYTES);
        little(Double.doubleToRawLongBits(value), Double.BYTES);
        return this;
    }

    Protobuf decimal(int field, float value) {
        tag(field, FOUR_BYTES);
        little(Float.floatToRawIntBits(value), Float.BYTES);
        return this;
    }

    Protobuf whole(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Protobuf text(int field, String value) {
        return message(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Another message, or any bytes. */
    Protobuf message(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void tag(int field, int wireType) {
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private void little(long bits, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (bits >>> (8 * i)) & 0xFF);
        }
    }
}

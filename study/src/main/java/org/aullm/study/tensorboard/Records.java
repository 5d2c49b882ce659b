package org.aullm.study.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files: length (8 bytes, little end first), masked CRC-32C of the length, the record, masked
 * CRC-32C of the record.
 */
final class Records {

    // TensorFlow, tensorflow/core/lib/hash/crc32c.h: a checksum over bytes that hold checksums is a poor one.
    private static final int MASK = 0xa282ead8;

    private Records() {}

    static byte[] frame(byte[] record) {
        ByteBuffer framed = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + record.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        framed.putLong(record.length);
        framed.putInt(checksum(framed.array(), Long.BYTES));
        framed.put(record);
        framed.putInt(checksum(record, record.length));
        return framed.array();
    }

    /** Of the first bytes. */
    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + MASK;
    }
}

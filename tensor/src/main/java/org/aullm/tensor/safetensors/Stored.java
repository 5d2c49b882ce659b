package org.aullm.tensor.safetensors;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads one tensor's numbers piece by piece in another type. One buffer serves all pieces of the same size. */
final class Stored {

    private final StoredTensor tensor;
    private final Shard shard;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    Stored(StoredTensor tensor, Shard shard) {
        this.tensor = tensor;
        this.shard = shard;
    }

    /** Fills {@code target} with numbers from {@code first} on, counted in the tensor. */
    void convert(long first, DataType type, ByteBuffer target) {
        int bytes = tensor.type().bytes();
        // DJL's engines exist for little-endian machines only, so the format's bytes are the machine's.
        if (Widening.same(tensor.type(), type)) {
            shard.read(tensor, first * bytes, target);
            return;
        }
        int size = Math.multiplyExact(target.remaining() / type.getNumOfBytes(), bytes);
        if (buffer.capacity() < size) {
            // Direct memory is freed late, by the collector: one buffer per piece would pile up.
            buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.clear().limit(size);
        shard.read(tensor, first * bytes, buffer);
        Widening.convert(tensor.type(), buffer, type, target);
    }
}

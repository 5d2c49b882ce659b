package org.aullm.tensor.safetensors;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/** Copies stored numbers into the engine's memory, piece by piece: no buffer in Java holds more than 2 GB. */
final class TensorReader {

    /** Numbers per piece. */
    private static final long PIECE = 1 << 19;

    private TensorReader() {}

    static NDArray read(StoredTensor tensor, Shard shard, NDManager home, DataType type) {
        Stored stored = new Stored(tensor, shard);
        return fill(home, tensor.shape(), type, PIECE, (from, target) -> stored.convert(from, type, target));
    }

    static NDArray readRows(StoredTensor tensor, Shard shard, long[] rows, NDManager home, DataType type) {
        long width = tensor.shape().get(1);
        Stored stored = new Stored(tensor, shard);
        return fill(home, new Shape(rows.length, width), type, Math.max(1, width), (from, target) -> {
            long row = rows[Math.toIntExact(from / width)];
            stored.convert(row * width, type, target);
        });
    }

    @FunctionalInterface
    private interface Filler {
        /** Writes all of {@code target}, which begins at number {@code from} of the array in C order. */
        void fill(long from, ByteBuffer target);
    }

    private static NDArray fill(NDManager home, Shape shape, DataType type, long piece, Filler filler) {
        try (GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(Device.cpu())) {
            NDArray array = scratch.create(shape, type);
            long size = shape.size();
            NDArray flat = array.reshape(size);
            for (long from = 0; from < size; from += piece) {
                try (NDArray part = Ops.slice(flat, 0, from, Math.min(size, from + piece))) {
                    // A direct buffer over the engine's own memory.
                    filler.fill(from, part.toByteBuffer(true));
                }
            }
            return StepScope.keep(array.toDevice(home.getDevice(), false), home);
        }
    }
}

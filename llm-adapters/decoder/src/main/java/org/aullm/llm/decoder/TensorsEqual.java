package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.stream.LongStream;
import org.aullm.tensor.safetensors.Checkpoint;

/** Whether two matrices of a checkpoint hold the same numbers, looked at some rows at a time. */
final class TensorsEqual {

    private static final long ROWS = 4096;

    private TensorsEqual() {}

    static boolean in(Checkpoint checkpoint, String one, String other, NDManager home) {
        if (!checkpoint.shape(one).equals(checkpoint.shape(other))) {
            return false;
        }
        long end = checkpoint.shape(one).get(0);
        for (long from = 0; from < end; from += ROWS) {
            long[] rows = LongStream.range(from, Math.min(end, from + ROWS)).toArray();
            try (NDArray left = checkpoint.readRows(one, rows, home, DataType.FLOAT32);
                    NDArray right = checkpoint.readRows(other, rows, home, DataType.FLOAT32)) {
                if (!left.contentEquals(right)) {
                    return false;
                }
            }
        }
        return true;
    }
}

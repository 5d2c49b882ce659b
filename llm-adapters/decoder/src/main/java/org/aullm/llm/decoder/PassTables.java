package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a pass needs that follows from its layout alone.
 *
 * @param queries angles of every row as a query, with the scores' scale 1/sqrt(width)
 * @param keys angles of every row as a key
 * @param last angles of the last row of each sequence as a query
 * @param prefixMask hides what comes later within the prefix
 * @param suffixMask hides what comes later within a suffix
 */
record PassTables(
        Rotary.Angles queries,
        Rotary.Angles keys,
        Rotary.Angles last,
        Optional<NDArray> prefixMask,
        Optional<NDArray> suffixMask)
        implements AutoCloseable {

    static PassTables of(Layout layout, Architecture architecture, Rotary rotary, NDManager home, DataType precision) {
        int[] positions = layout.positions();
        double scale = 1 / Math.sqrt(architecture.headWidth());
        int[] last = new int[layout.batch()];
        Arrays.fill(last, layout.length() - 1);
        return new PassTables(
                rotary.at(positions, scale),
                rotary.at(positions, 1),
                rotary.at(last, scale),
                mask(layout.prefix(), architecture.group(), home, precision),
                mask(layout.suffix(), architecture.group(), home, precision));
    }

    /** (group * length, length): 0 at and before a query's own position, minus infinity after it. */
    private static Optional<NDArray> mask(int length, int group, NDManager home, DataType precision) {
        if (length < 2) {
            return Optional.empty();
        }
        double[] mask = new double[group * length * length];
        for (int row = 0; row < group * length; row++) {
            Arrays.fill(mask, row * length + row % length + 1, (row + 1) * length, Double.NEGATIVE_INFINITY);
        }
        return Optional.of(org.aullm.tensor.Arrays.owned(home, mask, precision, (long) group * length, length));
    }

    @Override
    public void close() {
        queries.close();
        keys.close();
        last.close();
        prefixMask.ifPresent(NDArray::close);
        suffixMask.ifPresent(NDArray::close);
    }
}

package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Reads numbers out of arrays.
 *
 * @since 0.1.0
 */
public final class Numbers {

    private Numbers() {}

    /** A scalar's value. */
    public static double item(NDArray scalar) {
        return doubles(scalar)[0];
    }

    /** All values in C order, as double, from an array of FLOAT32 or FLOAT64. */
    public static double[] doubles(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}

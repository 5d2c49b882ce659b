package org.aullm.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Makes arrays out of Java's.
 *
 * @since 0.1.0
 */
public final class Arrays {

    private Arrays() {}

    /**
     * An array whose memory belongs to the engine and that outlives any {@link StepScope}.
     *
     * @param precision FLOAT32 or FLOAT64
     */
    public static NDArray owned(NDManager home, double[] values, DataType precision, long... shape) {
        try (GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(Device.cpu())) {
            NDArray alias = precision == DataType.FLOAT64
                    ? scratch.create(values, new Shape(shape))
                    : scratch.create(floats(values), new Shape(shape));
            // duplicate() copies out of Java's memory; toDevice may return its argument itself.
            NDArray owned = alias.duplicate().toDevice(home.getDevice(), false);
            return StepScope.keep(owned, home);
        }
    }

    /** Whole numbers, such as rows to look up, with the lifetime of {@link #owned}: INT64, one axis. */
    public static NDArray indices(NDManager home, long[] values) {
        try (GradMode off = GradMode.off();
                NDManager scratch = Engines.newManager(Device.cpu())) {
            NDArray alias = scratch.create(values);
            return StepScope.keep(alias.duplicate().toDevice(home.getDevice(), false), home);
        }
    }

    /** An array for one step, which may share memory with Java until it is closed. */
    public static NDArray data(NDManager step, float[] values, DataType precision, long... shape) {
        NDArray array = step.create(values, new Shape(shape));
        return precision == DataType.FLOAT32 ? array : array.toType(precision, false);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}

package org.aullm.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * States shapes at the door.
 *
 * @since 0.1.0
 */
public final class Shapes {

    private Shapes() {}

    /**
     * Checks an array's shape; -1 stands for any size.
     *
     * @throws IllegalArgumentException naming the array, with both shapes
     */
    public static void require(String what, NDArray array, long... expected) {
        require(what, array, new Shape(expected));
    }

    /** As {@link #require(String, NDArray, long...)}. */
    public static void require(String what, NDArray array, Shape expected) {
        Shape actual = array.getShape();
        boolean fits = actual.dimension() == expected.dimension();
        for (int axis = 0; fits && axis < expected.dimension(); axis++) {
            fits = expected.get(axis) == -1 || expected.get(axis) == actual.get(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException("%s: expected shape %s, got %s".formatted(what, expected, actual));
        }
    }
}

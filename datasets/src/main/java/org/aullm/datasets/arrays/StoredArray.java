package org.aullm.datasets.arrays;

import java.util.List;

/** Numbers in a file, in C order however they lie there. Several threads may read. */
interface StoredArray {

    /** What it is called in messages: its file, and its name in that file if it has one. */
    String name();

    /** How many numbers along each axis. */
    List<Long> shape();

    /** All of it. */
    float[] all();

    /** One item along the first axis. */
    float[] item(int index);

    /** How many numbers a shape has. */
    static long size(List<Long> shape) {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }
}

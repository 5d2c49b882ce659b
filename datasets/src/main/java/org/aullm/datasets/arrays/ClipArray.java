package org.aullm.datasets.arrays;

import java.util.List;

/**
 * Where one clip's numbers are: in an array of its own, or one item of an array that all share.
 *
 * @param index along the first axis of a shared array; -1 for the whole array
 */
record ClipArray(StoredArray array, int index) {

    private static final int WHOLE = -1;

    static ClipArray whole(StoredArray array) {
        return new ClipArray(array, WHOLE);
    }

    List<Long> shape() {
        return index == WHOLE
                ? array.shape()
                : array.shape().subList(1, array.shape().size());
    }

    float[] read() {
        return index == WHOLE ? array.all() : array.item(index);
    }
}

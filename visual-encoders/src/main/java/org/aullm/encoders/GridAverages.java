package org.aullm.encoders;

import ai.djl.ndarray.NDArray;
import org.aullm.tensor.Arrays;

/** Averages over windows that share an axis as evenly as whole pixels allow, as a matrix (PyTorch's adaptive pooling). */
final class GridAverages {

    private GridAverages() {}

    /** A matrix (size, windows): window i averages pixels floor(i size / windows) to ceil((i + 1) size / windows). */
    static NDArray of(NDArray like, int size, int windows) {
        float[] weights = new float[size * windows];
        for (int window = 0; window < windows; window++) {
            int from = window * size / windows;
            int to = ((window + 1) * size + windows - 1) / windows;
            for (int pixel = from; pixel < to; pixel++) {
                weights[pixel * windows + window] = 1f / (to - from);
            }
        }
        return Arrays.data(like.getManager(), weights, like.getDataType(), size, windows);
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/** Whether arrays still hold the numbers that they held at some time. */
final class Snapshot {

    private final List<NDArray> arrays;
    private final NDManager home;
    private final List<NDArray> held = new ArrayList<>();

    Snapshot(List<NDArray> arrays, NDManager home) {
        this.arrays = List.copyOf(arrays);
        this.home = home;
    }

    /** From here on this time counts. */
    void take() {
        forget();
        try (GradMode off = GradMode.off()) {
            for (NDArray array : arrays) {
                held.add(StepScope.keep(Ops.scale(array, 1), home));
            }
        }
    }

    void forget() {
        held.forEach(NDArray::close);
        held.clear();
    }

    /** Whether all numbers are those of the time that counts, bit for bit but for the sign of zero. */
    boolean holds() {
        boolean holds = held.size() == arrays.size();
        for (int i = 0; holds && i < arrays.size(); i++) {
            holds = held.get(i).contentEquals(arrays.get(i));
        }
        return holds;
    }
}

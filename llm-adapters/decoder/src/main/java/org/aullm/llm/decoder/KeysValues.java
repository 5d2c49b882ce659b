package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;

/**
 * What later positions may attend to in one layer, the same for every sequence of a batch.
 *
 * @param keys (key heads, positions, width), already turned
 * @param values (key heads, positions, width)
 */
record KeysValues(NDArray keys, NDArray values) {

    /** Followed by further positions. */
    KeysValues then(KeysValues next) {
        return new KeysValues(Ops.concat(1, keys, next.keys), Ops.concat(1, values, next.values));
    }

    /** Lives on after the step. */
    KeysValues keep(NDManager home) {
        StepScope.keep(keys, home);
        StepScope.keep(values, home);
        return this;
    }

    void close() {
        keys.close();
        values.close();
    }
}

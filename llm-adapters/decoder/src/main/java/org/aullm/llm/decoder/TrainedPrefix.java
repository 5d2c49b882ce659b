package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.aullm.tensor.Ops;

/**
 * Keys and values of positions before every prompt, trained as such (Li and Liang, Prefix-Tuning, 2021).
 *
 * @param numbers (length, 2 * layers * key heads * head width): for each position, keys then values of one layer after the
 *     other, as PEFT keeps them
 */
record TrainedPrefix(NDArray numbers, Architecture architecture) {

    /** The name of the numbers among a model's weights, and in PEFT's files. */
    static final String NAME = "prompt_embeddings";

    /** Numbers of one position in one layer, keys and values alike. */
    static int width(Architecture architecture) {
        return architecture.keyHeads() * architecture.headWidth();
    }

    int length() {
        return (int) numbers.getShape().get(0);
    }

    /** For each layer, in the graph of the step. */
    List<KeysValues> past() {
        long heads = architecture.keyHeads();
        long width = architecture.headWidth();
        NDArray parts = numbers.reshape(length(), 2L * architecture.layers(), heads, width)
                .transpose(1, 2, 0, 3);
        List<KeysValues> past = new ArrayList<>();
        for (int layer = 0; layer < architecture.layers(); layer++) {
            NDArray keys = Ops.slice(parts, 0, 2L * layer, 2L * layer + 1);
            NDArray values = Ops.slice(parts, 0, 2L * layer + 1, 2L * layer + 2);
            past.add(new KeysValues(keys.reshape(heads, length(), width), values.reshape(heads, length(), width)));
        }
        return past;
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;

/**
 * Scores words.
 *
 * @param matrix (words, hidden)
 * @param cap what logits are bent towards
 */
record VocabularyHead(NDArray matrix, OptionalDouble cap) {

    /** (rows, hidden) to one logit per word, (rows, words). */
    NDArray apply(NDArray states) {
        NDArray logits = states.matMul(matrix.transpose());
        return cap.isPresent() ? SoftCap.apply(logits, cap.getAsDouble()) : logits;
    }
}

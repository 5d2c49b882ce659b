package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;
import org.aullm.api.ComponentException;
import org.aullm.tensor.Numbers;

/**
 * Scores words.
 *
 * @param matrix (words, hidden)
 * @param cap what logits are bent towards
 */
record VocabularyHead(NDArray matrix, OptionalDouble cap) {

    /**
     * One logit per word after each of some rows, (rows, hidden).
     *
     * @throws ComponentException if one is not finite
     */
    double[] scores(NDArray states) {
        double[] scores = Numbers.doubles(apply(states));
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new ComponentException(
                        "the model scores a word with %s: its weights are damaged, or too large for float32"
                                .formatted(score));
            }
        }
        return scores;
    }

    /** (rows, hidden) to one logit per word, (rows, words). */
    NDArray apply(NDArray states) {
        NDArray logits = states.matMul(matrix.transpose());
        return cap.isPresent() ? SoftCap.apply(logits, cap.getAsDouble()) : logits;
    }
}

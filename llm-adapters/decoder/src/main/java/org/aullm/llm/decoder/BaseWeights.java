package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The language model's own weights, by their names in a checkpoint. */
interface BaseWeights {

    /** The embedding table, (vocabulary, hidden). */
    NDArray embedding(String name, long vocabulary, long hidden);

    /** A projection's matrix, (out, in). */
    NDArray matrix(String name, long out, long in);

    /** A normalisation's gain, (width). */
    NDArray gain(String name, long width);

    /** A projection's bias, (width). */
    NDArray bias(String name, long width);

    /**
     * The matrix that scores the next word, (vocabulary, hidden), of a model whose embeddings are not tied. It is never
     * trained: no judgement depends on it.
     */
    NDArray vocabularyHead(String name, long vocabulary, long hidden);

    /** Some rows of {@link #vocabularyHead}, (tokens, hidden). */
    NDArray vocabularyRows(String name, List<Integer> tokens, long vocabulary, long hidden);

    /** Refuses a checkpoint that has both matrices though it says that they are one. */
    default void requireTied(String table, String head) {}

    /** To be called when the layers are made: refuses a checkpoint with weights that nobody asked for. */
    default void requireNothingLeft() {}
}

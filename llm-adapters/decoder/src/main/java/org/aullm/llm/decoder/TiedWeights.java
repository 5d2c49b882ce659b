package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Weights of a model that predicts words with its embedding table, and so has no other vocabulary head. */
interface TiedWeights extends BaseWeights {

    @Override
    default NDArray vocabularyHead(String name, long vocabulary, long hidden) {
        throw new IllegalStateException("embeddings are tied");
    }

    @Override
    default NDArray vocabularyRows(String name, List<Integer> tokens, long vocabulary, long hidden) {
        throw new IllegalStateException("embeddings are tied");
    }
}

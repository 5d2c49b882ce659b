package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.aullm.tensor.Ops;

/** A prompt's tokens as rows for the decoder. */
final class PromptRows {

    private final WordEmbeddings words;
    private final NDArray scale;

    /**
     * Over a model's embeddings.
     *
     * @param scale what soft tokens are multiplied by, (1)
     */
    PromptRows(WordEmbeddings words, NDArray scale) {
        this.words = words;
        this.scale = scale;
    }

    /** What follows the prefix, for each clip: (batch, positions, hidden). */
    NDArray suffixes(PromptTokens prompt) {
        int batch = prompt.batch();
        NDArray[] parts = new NDArray[prompt.suffix().size()];
        for (int i = 0; i < parts.length; i++) {
            PromptTokens.Stretch stretch = prompt.suffix().get(i);
            parts[i] = stretch instanceof PromptTokens.Soft soft
                    ? soft.tokens().mul(scale)
                    : repeated(words.fixed(((PromptTokens.Words) stretch).tokens()), batch);
        }
        return parts.length == 1 ? parts[0] : Ops.concat(1, parts);
    }

    /** The prefix once, then all suffixes: (prefix + batch * positions, hidden). */
    NDArray shared(PromptTokens prompt, NDArray suffixes) {
        NDArray rows = flat(suffixes);
        return prompt.prefix().isEmpty() ? rows : Ops.concat(0, words.fixed(prompt.prefix()), rows);
    }

    /** Every clip's whole sequence: (batch * (prefix + positions), hidden). */
    NDArray whole(PromptTokens prompt, NDArray suffixes) {
        return prompt.prefix().isEmpty()
                ? flat(suffixes)
                : flat(Ops.concat(1, repeated(words.fixed(prompt.prefix()), prompt.batch()), suffixes));
    }

    static NDArray flat(NDArray sequences) {
        return sequences.reshape(-1, sequences.getShape().get(2));
    }

    private static NDArray repeated(NDArray rows, int batch) {
        return rows.expandDims(0)
                .broadcast(
                        new Shape(batch, rows.getShape().get(0), rows.getShape().get(1)));
    }
}

package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.aullm.llm.text.Questions;
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

    /** What follows the prefix, for each clip, and then all questions: (batch, positions, hidden). */
    NDArray suffixes(PromptTokens prompt, Questions questions) {
        int batch = prompt.batch();
        List<NDArray> parts = new ArrayList<>();
        for (PromptTokens.Stretch stretch : prompt.suffix()) {
            parts.add(
                    stretch instanceof PromptTokens.Soft soft
                            ? soft.tokens().mul(scale)
                            : repeated(words.fixed(((PromptTokens.Words) stretch).tokens()), batch));
        }
        if (!questions.tokens().isEmpty()) {
            parts.add(repeated(words.fixed(questions.all()), batch));
        }
        return Ops.concat(1, parts.toArray(NDArray[]::new));
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

package org.aullm.llm.text;

import java.util.List;
import org.aullm.api.ComponentException;

/** Tokens that a model has words for. */
public final class KnownTokens {

    private KnownTokens() {}

    /**
     * Refuses others: then the tokenizer is another model's.
     *
     * @param vocabulary how many words the model has
     */
    public static void require(List<Integer> tokens, long vocabulary) {
        for (int token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw new ComponentException(
                        "the tokenizer gives token %d, but the model has words 0 to %d: its tokenizer.json belongs to another model"
                                .formatted(token, vocabulary - 1));
            }
        }
    }
}

package org.aullm.llm.decoder;

import org.aullm.api.ComponentException;
import org.aullm.api.prompt.PromptSpec;
import org.aullm.llm.text.PromptTokenizer;

/**
 * How many positions a trial's prompt takes.
 *
 * @param prefix fixed tokens before the first soft token, computed once per batch
 * @param words fixed tokens after it, computed for each clip
 * @param soft soft tokens of each clip
 */
record PromptLength(int prefix, int words, int soft) {

    static PromptLength of(PromptSpec prompt, PromptTokenizer tokenizer) {
        int prefix = tokenizer.start().size();
        int words = 0;
        boolean before = true;
        for (String piece :
                prompt.template().outline(prompt.units(), prompt.softTokens().keySet())) {
            if (isSlot(piece, prompt)) {
                before = false;
            } else if (before) {
                prefix += tokenizer.encode(piece).size();
            } else {
                words += tokenizer.encode(piece).size();
            }
        }
        return new PromptLength(prefix, words, prompt.softTokensPerClip());
    }

    private static boolean isSlot(String piece, PromptSpec prompt) {
        return piece.startsWith("{")
                && piece.endsWith("}")
                && prompt.softTokens().containsKey(piece.substring(1, piece.length() - 1));
    }

    /** With further fixed tokens for each clip. */
    PromptLength plus(int further) {
        return new PromptLength(prefix, words + further, soft);
    }

    int total() {
        return prefix + words + soft;
    }

    /** Refuses a prompt that the model cannot read. */
    void requireWithin(Architecture architecture, String model) {
        if (total() > architecture.positions()) {
            throw new ComponentException(
                    ("the prompt takes %d tokens (%d of fixed text, %d soft), but '%s' reads at most %d."
                                    + " Shorten the template, judge fewer units, or choose a model with more positions.")
                            .formatted(total(), prefix + words, soft, model, architecture.positions()));
        }
    }
}

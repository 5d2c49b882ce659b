package org.aullm.llm.decoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.aullm.api.ComponentException;

/**
 * A prompt in tokens.
 *
 * @param prefix what stands before the first soft token, the start token included
 * @param suffix the rest
 */
record PromptTokens(List<Integer> prefix, List<Stretch> suffix) {
    PromptTokens {
        prefix = List.copyOf(prefix);
        suffix = List.copyOf(suffix);
    }

    /** A part of the suffix. */
    sealed interface Stretch permits Words, Soft {}

    /** Fixed words. */
    record Words(List<Integer> tokens) implements Stretch {}

    /** Soft tokens, (batch, tokens, hidden). */
    record Soft(NDArray tokens) implements Stretch {}

    /** Clips in the batch. */
    int batch() {
        return suffix.stream()
                .filter(Soft.class::isInstance)
                .map(stretch -> (int) ((Soft) stretch).tokens().getShape().get(0))
                .findFirst()
                .orElseThrow(() -> new ComponentException("the prompt has no soft tokens, so it says nothing of a clip."
                        + " Use a template with the slot {content}."));
    }

    /** What each clip's prompt takes. */
    PromptLength length() {
        int words = 0;
        int soft = 0;
        for (Stretch stretch : suffix) {
            if (stretch instanceof Soft tokens) {
                soft += (int) tokens.tokens().getShape().get(1);
            } else if (stretch instanceof Words tokens) {
                words += tokens.tokens().size();
            }
        }
        return new PromptLength(prefix.size(), words, soft);
    }
}

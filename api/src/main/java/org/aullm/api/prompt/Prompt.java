package org.aullm.api.prompt;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A prompt for a batch of clips. The answer is read at its last position.
 *
 * @param parts what is read, in order
 * @since 0.1.0
 */
public record Prompt(List<Part> parts) {
    public Prompt {
        parts = List.copyOf(parts);
    }

    /** One stretch of a prompt. */
    public sealed interface Part permits FixedText, ClipTokens, ClipText {}

    /**
     * Words that are the same for every clip.
     *
     * @param text taken literally: nothing in it becomes a special token
     */
    public record FixedText(String text) implements Part {}

    /**
     * Soft tokens, different for each clip.
     *
     * @param slot the template's name for them
     * @param tokens (batch, tokens per clip, width)
     */
    public record ClipTokens(String slot, NDArray tokens) implements Part {}

    /**
     * Words, different for each clip, for back ends that read words only.
     *
     * @param slot the template's name for them
     * @param texts one for each clip; taken literally
     */
    public record ClipText(String slot, List<String> texts) implements Part {
        public ClipText {
            texts = List.copyOf(texts);
        }
    }
}

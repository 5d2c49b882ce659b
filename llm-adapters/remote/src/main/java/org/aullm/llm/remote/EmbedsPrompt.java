package org.aullm.llm.remote;

import java.util.List;

/**
 * A prompt about one clip and one unit, before it becomes rows or a message.
 *
 * @param parts in order
 * @param question what is asked of the unit; it follows the parts
 */
record EmbedsPrompt(List<Part> parts, Words question) {
    EmbedsPrompt {
        parts = List.copyOf(parts);
    }

    /** One stretch. */
    sealed interface Part permits Words, Soft {
        /** Vectors in C order. */
        float[] rows();
    }

    /**
     * Fixed words.
     *
     * @param text as it was written
     * @param rows their embeddings; without those of the start token
     */
    @SuppressWarnings("ArrayRecordComponent") // shared between all prompts, never compared
    record Words(String text, float[] rows) implements Part {}

    /**
     * Soft tokens.
     *
     * @param rows scaled to the size of words
     */
    @SuppressWarnings("ArrayRecordComponent") // of one request, never compared
    record Soft(float[] rows) implements Part {}

    /** All of it as one matrix in C order, after the start tokens' rows. */
    float[] joined(float[] start) {
        int size = start.length + question.rows().length;
        for (Part part : parts) {
            size += part.rows().length;
        }
        float[] joined = new float[size];
        System.arraycopy(start, 0, joined, 0, start.length);
        int next = start.length;
        for (Part part : parts) {
            System.arraycopy(part.rows(), 0, joined, next, part.rows().length);
            next += part.rows().length;
        }
        System.arraycopy(question.rows(), 0, joined, next, question.rows().length);
        return joined;
    }
}

package org.aullm.core.explain;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aullm.api.prompt.PromptTemplate;

/**
 * One kind of evidence in a prompt, and how a text speaks of it.
 *
 * @param slot the prompt's slot that holds it
 * @param words beginnings of words that name it, in lower case
 * @param absent what stands in the slot when there is none of it: (batch, tokens, width), such as the tokens of a clip in
 *     which nothing moves
 */
public record Evidence(String slot, List<String> words, NDArray absent) {

    public Evidence {
        words = List.copyOf(words);
    }

    /** The clip itself. The words are our proposal. */
    public static Evidence content(NDArray absent) {
        return new Evidence(
                PromptTemplate.CONTENT,
                List.of("evidence", "movement", "motion", "moves", "clip", "video", "face", "muscle", "visible"),
                absent);
    }

    /** What the relation graph says. The words are our proposal. */
    public static Evidence relations(NDArray absent) {
        return new Evidence(
                PromptTemplate.RELATIONS,
                List.of("relation", "together", "co-occur", "cooccur", "accompan", "combination", "usually"),
                absent);
    }

    /** Whether a text names it. */
    public boolean namedBy(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> Pattern.compile("\\b" + Pattern.quote(word))
                .matcher(lower)
                .find());
    }
}

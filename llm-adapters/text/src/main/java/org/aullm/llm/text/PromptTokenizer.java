package org.aullm.llm.text;

import java.util.List;
import java.util.Optional;

/** Words to numbers and back. */
public interface PromptTokenizer extends AutoCloseable {

    /** What every prompt begins with: the model's start token, or nothing where it was trained without. */
    List<Integer> start();

    /** The tokens of a text, taken literally: nothing in it becomes a special token. */
    List<Integer> encode(String text);

    /** The text of some tokens; special tokens are left out. */
    String decode(List<Integer> tokens);

    /** A special token by the text that stands for it, for whoever frames a prompt; empty if there is none. */
    default Optional<Special> special(String content) {
        return Optional.empty();
    }

    /** The template by which the model was taught to converse, as text; empty if none is known. */
    default Optional<String> chatTemplate() {
        return Optional.empty();
    }

    /**
     * A special token.
     *
     * @param id its number
     * @param swallowsSpace whether spaces and line ends right after it are left out
     */
    record Special(int id, boolean swallowsSpace) {}

    @Override
    void close();
}

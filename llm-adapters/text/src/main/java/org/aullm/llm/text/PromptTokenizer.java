package org.aullm.llm.text;

import java.util.List;

/** Words to numbers and back. */
public interface PromptTokenizer extends AutoCloseable {

    /** What every prompt begins with: the model's start token, or nothing where it was trained without. */
    List<Integer> start();

    /** The tokens of a text, taken literally: nothing in it becomes a special token. */
    List<Integer> encode(String text);

    /** The text of some tokens; special tokens are left out. */
    String decode(List<Integer> tokens);

    @Override
    void close();
}

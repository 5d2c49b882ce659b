package org.aullm.llm.decoder;

import java.util.Set;
import org.aullm.llm.text.ByteTokenizer;
import org.aullm.llm.text.PromptTokenizer;

/** A model of random weights, by the name of its shape. It reads bytes and never ends a text. */
interface MadeUpModel extends LanguageModel {

    /** The shape's name. */
    String key();

    @Override
    default String title() {
        return "random " + key();
    }

    @Override
    default PromptTokenizer tokenizer() {
        return new ByteTokenizer();
    }

    @Override
    default Set<Integer> stops() {
        return Set.of();
    }
}

package org.aullm.llm.decoder;

import java.util.Set;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.tensor.Weights;

/** Where a language model comes from: a folder, or a seed. */
interface LanguageModel {

    /** What it is called in a description. */
    String title();

    Architecture architecture();

    /** A new tokenizer; the caller closes it. */
    PromptTokenizer tokenizer();

    /** The tokens that end a text. */
    Set<Integer> stops();

    /** Its weights for one component; trained or frozen as the build says. */
    BaseWeights weights(Build build, Weights weights);
}

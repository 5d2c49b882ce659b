package org.aullm.api;

import java.util.List;
import org.aullm.api.prompt.Prompt;

/**
 * What a back end with {@link Capability#GENERATION} offers: its reasons in words.
 *
 * @since 0.1.0
 */
public interface Explainer {

    /**
     * Lets the language model go on, for each clip, after what it judged and a request. Always the likeliest words, so that
     * the same weights and evidence give the same text.
     *
     * @param prompt as given to {@link LlmBackend#infer}
     * @param request what is asked of the model, taken literally
     * @param maxTokens the most tokens of a text
     * @return a text for each clip, {@link PlainText#escaped escaped}
     */
    List<String> explain(Prompt prompt, String request, int maxTokens);
}

package org.aullm.llm.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server said to one question, as far as it is used.
 *
 * @param logprobs natural logarithms of probabilities at the answer's first position, by token number or text; empty where
 *     the server gives none
 * @param text the answer in words
 * @param tokensIn tokens read
 * @param tokensOut tokens written
 */
record Answer(Map<String, Double> logprobs, String text, long tokensIn, long tokensOut) {
    Answer {
        logprobs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(logprobs));
    }
}

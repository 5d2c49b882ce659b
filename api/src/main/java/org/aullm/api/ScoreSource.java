package org.aullm.api;

/**
 * Where a back end's logits come from. Scores of different sources are never mixed in one column.
 *
 * @since 0.1.0
 */
public enum ScoreSource {
    /** A linear head on the mean soft token, without a language model. */
    TOKEN_HEAD("token-head"),
    /** A linear head on the hidden state at the answer position. */
    HIDDEN_STATE("hidden-state"),
    /** Log-odds of yes against no. */
    ANSWER_TOKENS("answer-tokens"),
    /** A server's log-probabilities. */
    LOGPROB("logprob"),
    /** The share of several sampled answers. */
    VOTES("votes"),
    /** One answer in words. */
    PARSED("parsed");

    private final String key;

    ScoreSource(String key) {
        this.key = key;
    }

    /** The name as results write it. */
    public String key() {
        return key;
    }
}

package org.aullm.api;

import ai.djl.ndarray.NDArray;

/**
 * Vectors that stand in a prompt where words would.
 *
 * @param tokens (batch, tokens per clip, width)
 * @since 0.1.0
 */
public record SoftTokens(NDArray tokens) {
    /** Tokens per clip. */
    public int count() {
        return (int) tokens.getShape().get(1);
    }
}

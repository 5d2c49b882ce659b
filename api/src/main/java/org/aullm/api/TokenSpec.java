package org.aullm.api;

/**
 * The soft tokens a language model takes in place of word embeddings.
 *
 * @param width the model's hidden size
 * @param scale the root mean square of the model's own word embeddings: tokens of this size look like words to it
 * @since 0.1.0
 */
public record TokenSpec(int width, double scale) {}

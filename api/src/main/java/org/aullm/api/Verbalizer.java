package org.aullm.api;

/**
 * Puts the evidence of a clip into words, for language models that read nothing else.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Verbalizer {

    /** What is to be said of a clip: the same words for the same observation. Lines without an end of line at the end. */
    String describe(Observation clip);
}

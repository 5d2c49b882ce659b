package org.aullm.api;

/**
 * What a language-model back end can do, checked before anything runs.
 *
 * @since 0.1.0
 */
public enum Capability {
    /** Takes soft tokens in its prompt. */
    SOFT_TOKENS,
    /** Takes words about each clip in its prompt. */
    CLIP_TEXT,
    /** Passes gradients back to its soft tokens. */
    GRADIENT,
    /** Can put its reasons into words. */
    GENERATION
}

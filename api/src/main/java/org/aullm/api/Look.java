package org.aullm.api;

import java.util.Optional;

/**
 * What encoder, projector and graph make of a batch's evidence.
 *
 * @param features what the encoder saw
 * @param content the content tokens
 * @param instruction the instruction tokens; empty without a relation graph
 * @since 0.1.0
 */
public record Look(VisualFeatures features, SoftTokens content, Optional<SoftTokens> instruction) {}

package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What a relation graph says of a batch of clips.
 *
 * @param tokens the instruction tokens
 * @param auxiliary the graph's own judgement, (batch, units) logits, trained beside the model's with the weight that
 *     {@link RelationGraph#auxiliaryWeight()} gives; empty where the graph has no head
 * @since 0.1.0
 */
public record Relations(SoftTokens tokens, Optional<NDArray> auxiliary) {}

package org.aullm.api;

import java.util.Optional;

/**
 * Altered evidence that a regularizer wants judged beside the true one. All counterfactuals of a step are judged with
 * its batch in one call of the language model.
 *
 * @param name unique in its regularizer
 * @param content content tokens, (batch, tokens, width)
 * @param instruction instruction tokens, (batch, tokens, width); present exactly if the true evidence has them
 * @since 0.1.0
 */
public record Counterfactual(String name, SoftTokens content, Optional<SoftTokens> instruction) {}

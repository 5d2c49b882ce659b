package org.aullm.api;

import java.util.Set;

/**
 * What a language-model back end announces before any weight is read.
 *
 * @param tokens the soft tokens it takes; where it takes none, those that a head is trained on in its place
 * @param capabilities what it can do
 * @param scoreSource where its logits come from
 * @since 0.1.0
 */
public record LlmSpec(TokenSpec tokens, Set<Capability> capabilities, ScoreSource scoreSource) {
    public LlmSpec {
        capabilities = Set.copyOf(capabilities);
    }
}

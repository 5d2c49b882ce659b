package org.aullm.api;

import java.util.Set;

/**
 * What a language-model back end announces before any weight is read.
 *
 * @param tokens the soft tokens it takes
 * @param capabilities what it can do
 * @param scoreSource where its logits come from
 */
public record LlmSpec(TokenSpec tokens, Set<Capability> capabilities, ScoreSource scoreSource) {
    public LlmSpec {
        capabilities = Set.copyOf(capabilities);
    }
}

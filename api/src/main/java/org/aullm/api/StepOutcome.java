package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What the language model answered in a training step.
 *
 * @param logits for the true evidence, (batch, units)
 * @param targets (batch, units), 1 present, 0 absent
 * @param mask (batch, units), 1 known, 0 unknown
 * @param counterfactuals for each counterfactual that this regularizer declared, by name, (batch, units)
 */
public record StepOutcome(NDArray logits, NDArray targets, NDArray mask, Map<String, NDArray> counterfactuals) {
    public StepOutcome {
        counterfactuals = Map.copyOf(counterfactuals);
    }
}

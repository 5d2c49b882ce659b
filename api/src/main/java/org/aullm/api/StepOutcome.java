package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What the language model answered in a training step.
 *
 * @param evidence what it was asked about
 * @param logits for the true evidence, (batch, units)
 * @param targets (batch, units), 1 present, 0 absent
 * @param mask (batch, units), 1 known, 0 unknown
 * @param counterfactuals for each counterfactual that this regularizer declared, by name, (batch, units)
 * @param loss the study's loss, for terms that are a loss of other judgements or of some of the clips
 * @since 0.1.0
 */
public record StepOutcome(
        StepEvidence evidence,
        NDArray logits,
        NDArray targets,
        NDArray mask,
        Map<String, NDArray> counterfactuals,
        Loss loss) {
    public StepOutcome {
        counterfactuals = Map.copyOf(counterfactuals);
    }
}

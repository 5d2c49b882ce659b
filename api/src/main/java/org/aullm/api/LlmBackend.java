package org.aullm.api;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.prompt.Prompt;

/**
 * Deduction: a language model that judges action units from a prompt.
 *
 * @since 0.1.0
 */
public interface LlmBackend extends Component {

    /** What the provider announced for this configuration. */
    LlmSpec spec();

    /**
     * Judges a batch.
     *
     * @param prompt one prompt for all clips, with soft tokens or words for each
     * @return (batch, units) logits; above zero means present
     */
    NDArray infer(Prompt prompt, Mode mode);

    /** Its reasons in words, if it has {@link Capability#GENERATION}. */
    default Optional<Explainer> explainer() {
        return Optional.empty();
    }

    /**
     * What was used so far, by name, for the trial's cost: {@code requests}, {@code tokens-in}, {@code tokens-out},
     * {@code price} and the like. Nothing, for a model in this process.
     */
    default Map<String, Double> usage() {
        return Map.of();
    }
}

package org.aullm.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that determines a trial, apart from code and the content of files.
 *
 * @param data the data set
 * @param units numbers of the action units to be judged, in the order of the logits
 * @param encoder the visual encoder
 * @param projector the projector
 * @param graph the relation graph, or none
 * @param llm the language model, or none
 * @param loss the loss
 * @param regularizers further terms of the loss
 * @param prompt the prompt's template
 * @param training the values of {@code TrainingOptions}, in plain form
 * @param fold who is learnt from and who is judged
 * @param seed the run's seed
 * @param device {@code cpu}, {@code cuda:0}, ...
 * @param choosing what is chosen on inner folds of the fold's training subjects
 */
public record TrialConfig(
        ComponentConfig data,
        List<Integer> units,
        ComponentConfig encoder,
        ComponentConfig projector,
        ComponentConfig graph,
        ComponentConfig llm,
        ComponentConfig loss,
        List<ComponentConfig> regularizers,
        String prompt,
        Map<String, Object> training,
        Fold fold,
        long seed,
        String device,
        Choosing choosing) {
    public TrialConfig {
        units = List.copyOf(units);
        regularizers = List.copyOf(regularizers);
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    }

    /** A trial that chooses nothing. */
    public TrialConfig(
            ComponentConfig data,
            List<Integer> units,
            ComponentConfig encoder,
            ComponentConfig projector,
            ComponentConfig graph,
            ComponentConfig llm,
            ComponentConfig loss,
            List<ComponentConfig> regularizers,
            String prompt,
            Map<String, Object> training,
            Fold fold,
            long seed,
            String device) {
        this(
                data,
                units,
                encoder,
                projector,
                graph,
                llm,
                loss,
                regularizers,
                prompt,
                training,
                fold,
                seed,
                device,
                Choosing.NOTHING);
    }
}

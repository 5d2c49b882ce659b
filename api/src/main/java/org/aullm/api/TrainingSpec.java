package org.aullm.api;

import java.util.List;
import org.aullm.api.data.Clip;

/**
 * What is known of a training before its first step.
 *
 * @param clips the training fold's; no other clip may be learnt from
 * @param units the units that are judged, in the order of the logits
 * @param features what the encoder gives
 * @param tokens the soft tokens that projector and graph give
 * @since 0.1.0
 */
public record TrainingSpec(List<Clip> clips, List<ActionUnit> units, FeatureSpec features, TokenSpec tokens) {
    public TrainingSpec {
        clips = List.copyOf(clips);
        units = List.copyOf(units);
    }
}

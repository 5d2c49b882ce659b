package org.aullm.core.result;

import java.util.List;

/**
 * How one test clip was judged. The lists are in the order of the trial's units.
 *
 * @param clip the clip's id
 * @param subject the person
 * @param dataset the data set the clip comes from
 * @param probabilities that a unit is present, 0 to 1
 * @param labels 1 present, 0 absent; meaningless where not known
 * @param known 1 where the data set codes the unit, else 0
 */
public record ClipResult(
        String clip,
        String subject,
        String dataset,
        List<Float> probabilities,
        List<Integer> labels,
        List<Integer> known) {
    public ClipResult {
        probabilities = List.copyOf(probabilities);
        labels = List.copyOf(labels);
        known = List.copyOf(known);
    }
}

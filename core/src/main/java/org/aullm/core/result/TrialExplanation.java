package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a trial's components came to their judgements of the test clips, as they say themselves
 * ({@link org.aullm.api.Explanation}). A companion of the result, not a part of it.
 *
 * @param format the version of this form
 * @param trial the trial's id
 * @param units numbers of the action units, in the order in which the axes of units count them
 * @param findings what the components said, slot by slot
 */
public record TrialExplanation(int format, String trial, List<Integer> units, List<Finding> findings) {

    /** The form that this version writes. */
    public static final int FORMAT = 1;

    public TrialExplanation {
        units = List.copyOf(units);
        findings = List.copyOf(findings);
    }

    /**
     * One explanation over the test clips.
     *
     * @param slot the key of the component's slot, such as {@code projector}
     * @param name what is explained, such as {@code evidence}
     * @param meaning what the values are, as a phrase
     * @param axes what each axis counts: {@code token}, {@code unit}, {@code heard}, {@code time}, {@code row},
     *     {@code column}
     * @param shape the length of each axis
     * @param mean over all test clips, in C order, rounded to 5 decimals
     * @param clips the same for a few test clips, by id; empty for what does not depend on the clip
     */
    public record Finding(
            String slot,
            String name,
            String meaning,
            List<String> axes,
            List<Integer> shape,
            List<Double> mean,
            Map<String, List<Double>> clips) {
        public Finding {
            axes = List.copyOf(axes);
            shape = List.copyOf(shape);
            mean = List.copyOf(mean);
            clips = Collections.unmodifiableMap(new LinkedHashMap<>(clips));
        }
    }
}

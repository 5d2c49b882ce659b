package org.aullm.core.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.TrialConfig;

/**
 * What a trial found: the same, bit for bit, whenever the same trial runs on the same kind of machine with the same
 * number of engine threads. What it cost is a {@link TrialCost}, which differs from run to run.
 *
 * @param format the version of this form
 * @param trial the trial's id
 * @param config what was run
 * @param data the data set's fingerprint
 * @param components what each slot's component says of itself, by slot
 * @param clips the judgements of all test clips
 * @param epochs the course of training
 * @param fitting what was fitted on which clips, and what was chosen
 */
public record TrialResult(
        int format,
        String trial,
        TrialConfig config,
        String data,
        Map<String, Map<String, String>> components,
        List<ClipResult> clips,
        List<EpochResult> epochs,
        Fitting fitting) {

    private static final double USUAL_THRESHOLD = 0.5;

    /** The form that this version writes. */
    public static final int FORMAT = 2;

    public TrialResult {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        clips = List.copyOf(clips);
        epochs = List.copyOf(epochs);
    }

    /** A result that does not say what was fitted on which clips. */
    public TrialResult(
            int format,
            String trial,
            TrialConfig config,
            String data,
            Map<String, Map<String, String>> components,
            List<ClipResult> clips,
            List<EpochResult> epochs) {
        this(format, trial, config, data, components, clips, epochs, Fitting.UNKNOWN);
    }

    /** From which probability on a unit counts as present: chosen on inner folds, or 0.5. */
    public double threshold(int unit) {
        List<Double> chosen = fitting.chosen().thresholds();
        return chosen.isEmpty() ? USUAL_THRESHOLD : chosen.get(unit);
    }
}

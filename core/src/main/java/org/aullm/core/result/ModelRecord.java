package org.aullm.core.result;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.core.config.TrialConfig;

/**
 * What there is to know of a trained model, apart from its weights: the file {@code model.json} of its folder.
 *
 * @param format the version of this form
 * @param name what it is called, such as the names of study and cell
 * @param config what was trained; its fold says on whom
 * @param evidence what is to be given for each clip
 * @param standardization how that is standardised
 * @param calibrations for each member, how the scores that a language model is told become probabilities; a member that
 *     tells none has none
 * @param data on what it was trained
 * @param components what each slot's component says of itself, by slot
 * @param epochs the course of training, the mean over members
 * @param fitting what was fitted on which clips, and what was chosen on inner folds
 * @param environment versions and machine, by name
 */
public record ModelRecord(
        int format,
        String name,
        TrialConfig config,
        Form evidence,
        Standardization standardization,
        List<Line> calibrations,
        TrainingData data,
        Map<String, Map<String, String>> components,
        List<EpochResult> epochs,
        Fitting fitting,
        Map<String, String> environment) {

    /** The form that this version writes. */
    public static final int FORMAT = 1;

    private static final double USUAL_THRESHOLD = 0.5;
    private static final String LLM = "llm";
    private static final String HOST = "host";

    public ModelRecord {
        calibrations = List.copyOf(calibrations);
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        epochs = List.copyOf(epochs);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** From which probability on a unit counts as present: chosen on inner folds, or 0.5. */
    public double threshold(int unit) {
        List<Double> chosen = fitting.chosen().thresholds();
        return chosen.isEmpty() ? USUAL_THRESHOLD : chosen.get(unit);
    }

    /** How thresholds came about, as a phrase. */
    public String thresholdsFrom() {
        return fitting.chosen().thresholds().isEmpty()
                ? "0.5 for every unit; none was chosen"
                : "chosen for each unit by F1 on %d inner folds of the training subjects"
                        .formatted(config.choosing().innerFolds());
    }

    /** The host that the language model sends evidence to; empty where it is in this process. */
    public String host() {
        return components.getOrDefault(LLM, Map.of()).getOrDefault(HOST, "");
    }

    /**
     * An evidence in plain values.
     *
     * @param kind its key
     * @param shape without the batch axis
     */
    public record Form(String kind, List<Long> shape) {
        public Form {
            shape = List.copyOf(shape);
        }

        /** In plain values. */
        public static Form of(EvidenceSpec evidence) {
            return new Form(
                    evidence.kind().key(),
                    java.util.Arrays.stream(evidence.shape().getShape()).boxed().toList());
        }

        /**
         * As components know it.
         *
         * @throws IllegalArgumentException if there is no such kind
         */
        public EvidenceSpec spec() {
            for (EvidenceKind each : EvidenceKind.values()) {
                if (each.key().equals(kind)) {
                    return new EvidenceSpec(
                            each,
                            new Shape(shape.stream().mapToLong(Long::longValue).toArray()));
                }
            }
            throw new IllegalArgumentException("no kind of evidence is called '%s'".formatted(kind));
        }
    }

    /** {@code sigmoid(slope * logit + shift)}; absent where {@code present} is false. */
    public record Line(boolean present, double slope, double shift) {}

    /**
     * What was learnt from.
     *
     * @param fingerprint the whole data set's
     * @param datasets the source data sets of the training clips
     * @param licences the terms of each of them; empty in models of earlier versions
     * @param clips how many training clips
     * @param subjects how many people are in them
     * @param known for each unit, in the configuration's order, in how many training clips it is known
     * @param present for each unit, in how many it is present
     */
    public record TrainingData(
            String fingerprint,
            List<String> datasets,
            Map<String, String> licences,
            int clips,
            int subjects,
            List<Integer> known,
            List<Integer> present) {
        public TrainingData {
            datasets = List.copyOf(datasets);
            licences = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(licences, Map.of())));
            known = List.copyOf(known);
            present = List.copyOf(present);
        }
    }
}

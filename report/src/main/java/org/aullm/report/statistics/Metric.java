package org.aullm.report.statistics;

import java.util.List;
import org.aullm.core.metrics.Counts;

/**
 * A score of one unit's pooled predictions. The first three look at judgements at a probability of 0.5, the others at
 * the probabilities. A score that is not defined is not a number, except for F1, which counts as 0 there by convention
 * ({@link Counts}).
 */
public enum Metric {
    /** F1 of the class "present". */
    BINARY_F1("binary_f1", "Binary F1", true) {
        @Override
        public double of(Predictions predictions) {
            return predictions.counts().binaryF1();
        }
    },

    /** The mean of F1 of "present" and F1 of "absent"; for one unit, this is what UF1 is. */
    MACRO_F1("macro_f1", "Two-class macro F1", true) {
        @Override
        public double of(Predictions predictions) {
            return predictions.counts().macroF1();
        }
    },

    /** Unweighted average recall: the mean of the recall of "present" and of "absent". Not defined without either. */
    UAR("uar", "UAR", true) {
        @Override
        public double of(Predictions predictions) {
            Counts counts = predictions.counts();
            double absent = counts.total() - counts.positives();
            return (counts.truePositives() / (double) counts.positives() + counts.trueNegatives() / absent) / 2;
        }
    },

    /** Area under the receiver operating characteristic. Not defined unless both classes are there. */
    AUC("auc", "AUC", true) {
        @Override
        public double of(Predictions predictions) {
            return Ranking.auc(predictions);
        }
    },

    /** Average precision, without interpolation. Not defined without a clip that shows the unit. */
    AVERAGE_PRECISION("average_precision", "Average precision", true) {
        @Override
        public double of(Predictions predictions) {
            return Ranking.averagePrecision(predictions);
        }
    },

    /** Expected calibration error of the probability of "present". Not defined without clips. */
    ECE("ece", "ECE", false) {
        @Override
        public double of(Predictions predictions) {
            return Calibration.of(List.of(predictions)).error();
        }
    },

    /** Brier score: the mean squared distance of probability and label. Not defined without clips. */
    BRIER("brier", "Brier score", false) {
        @Override
        public double of(Predictions predictions) {
            double sum = 0;
            for (int clip = 0; clip < predictions.size(); clip++) {
                double distance = predictions.probability(clip) - (predictions.present(clip) ? 1 : 0);
                sum += distance * distance;
            }
            return sum / predictions.size();
        }
    };

    private final String key;
    private final String title;
    private final boolean higherIsBetter;

    Metric(String key, String title, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** Its name in files for programs. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Whether more is better; of errors, less is. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The score, between 0 and 1. */
    public abstract double of(Predictions predictions);
}

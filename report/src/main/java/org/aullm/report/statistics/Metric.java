package org.aullm.report.statistics;

import org.aullm.core.metrics.Counts;

/** A score of one unit's pooled judgements, 0 to 1. */
public enum Metric {
    /** F1 of the class "present". */
    BINARY_F1 {
        @Override
        public double of(Counts counts) {
            return counts.binaryF1();
        }
    },

    /** The mean of F1 of "present" and F1 of "absent". */
    MACRO_F1 {
        @Override
        public double of(Counts counts) {
            return counts.macroF1();
        }
    };

    /** The score, with the conventions of {@link Counts} where it is 0 / 0. */
    public abstract double of(Counts counts);
}

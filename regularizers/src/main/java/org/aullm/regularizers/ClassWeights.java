package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.LabelTable;

/**
 * What each judgement counts, by unit, from the training fold's labels.
 *
 * @param present for a unit that is present
 * @param absent for a unit that is absent
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record ClassWeights(double[] present, double[] absent) {

    /** The value that leaves all judgements alike. */
    static final double NONE = 0;

    /**
     * Present units count (negatives / positives) ^ exponent, absent ones 1. A unit that the fold never or always shows
     * has nothing to balance and counts 1.
     */
    static ClassWeights ofPresent(LabelTable training, double exponent) {
        double[] weights = ones(training);
        List<ActionUnit> units = training.units();
        for (int i = 0; i < weights.length; i++) {
            double positives = training.positives(units.get(i));
            double negatives = training.negatives(units.get(i));
            boolean both = positives > 0 && negatives > 0;
            weights[i] = both ? Math.pow(negatives / positives, exponent) : 1;
        }
        return new ClassWeights(weights, ones(training));
    }

    /**
     * Both judgements of a unit count U r^-exponent / sum of r^-exponent over the U units, where r is the unit's share of
     * present labels. A unit that the fold never shows counts as if one clip had shown it.
     */
    static ClassWeights ofUnits(LabelTable training, double exponent) {
        double[] weights = ones(training);
        List<ActionUnit> units = training.units();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double positives = Math.max(1, training.positives(units.get(i)));
            double known = Math.max(1, training.positives(units.get(i)) + training.negatives(units.get(i)));
            weights[i] = Math.pow(positives / known, -exponent);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= weights.length / sum;
        }
        return new ClassWeights(weights, weights);
    }

    private static double[] ones(LabelTable training) {
        double[] ones = new double[training.units().size()];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}

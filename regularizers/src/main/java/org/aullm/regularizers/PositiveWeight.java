package org.aullm.regularizers;

import java.util.List;
import org.aullm.api.ActionUnit;
import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/**
 * How much more a present unit counts than an absent one: (negatives / positives) ^ exponent, for each unit, from the
 * training fold's labels. A unit that the fold never or always shows has nothing to balance and gets 1.
 */
final class PositiveWeight {

    static final Option<String> OPTION = Option.choice(
                    "positive-weight",
                    "what a present unit counts: 1, the square root of negatives per positive in the training fold, "
                            + "or negatives per positive",
                    "none",
                    "sqrt",
                    "inverse")
            .orElse("none");

    private PositiveWeight() {}

    /** One weight for each unit of the table. */
    static double[] of(Options options, LabelTable training) {
        double exponent = exponent(options.get(OPTION));
        List<ActionUnit> units = training.units();
        double[] weights = new double[units.size()];
        for (int i = 0; i < weights.length; i++) {
            double positives = training.positives(units.get(i));
            double negatives = training.negatives(units.get(i));
            boolean both = positives > 0 && negatives > 0;
            weights[i] = both ? Math.pow(negatives / positives, exponent) : 1;
        }
        return weights;
    }

    private static double exponent(String word) {
        return switch (word) {
            case "sqrt" -> 0.5;
            case "inverse" -> 1;
            default -> 0;
        };
    }
}

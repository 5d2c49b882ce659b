package org.aullm.regularizers;

import org.aullm.api.data.LabelTable;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/** How much more a present unit counts than an absent one, as a word. */
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

    /** The weights of the option's word. */
    static ClassWeights of(Options options, LabelTable training) {
        return ClassWeights.ofPresent(training, exponent(options.get(OPTION)));
    }

    private static double exponent(String word) {
        return switch (word) {
            case "sqrt" -> 0.5;
            case "inverse" -> 1;
            default -> ClassWeights.NONE;
        };
    }
}

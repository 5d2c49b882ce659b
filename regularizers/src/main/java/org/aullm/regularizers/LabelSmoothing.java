package org.aullm.regularizers;

import org.aullm.api.option.Option;

/**
 * Labels that are never quite sure: 1 becomes 1 - e/2 and 0 becomes e/2 (Szegedy et al., Rethinking the Inception
 * Architecture, CVPR 2016, section 7, for two classes).
 */
final class LabelSmoothing {

    static final Option<Double> OPTION = Option.decimal(
                    "label-smoothing", "share of each label that is spread over present and absent alike")
            .between(0, 0.9)
            .orElse(0.0);

    private LabelSmoothing() {}
}

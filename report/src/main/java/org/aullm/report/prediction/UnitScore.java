package org.aullm.report.prediction;

import java.util.OptionalDouble;
import org.aullm.api.ActionUnit;

/**
 * How likely a unit is in an input.
 *
 * @param probability the highest over all windows
 * @param threshold from which on it counts as present
 * @param seconds where in the input that is; empty where it has no time
 */
public record UnitScore(ActionUnit unit, double probability, double threshold, OptionalDouble seconds) {

    /** Whether it counts as present. */
    public boolean present() {
        return probability >= threshold;
    }
}

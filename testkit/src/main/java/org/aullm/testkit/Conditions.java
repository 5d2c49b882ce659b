package org.aullm.testkit;

import java.util.Arrays;
import org.assertj.core.api.Condition;

/** Properties of a list of numbers. */
final class Conditions {

    static final Condition<double[]> FINITE =
            new Condition<>(values -> Arrays.stream(values).allMatch(Double::isFinite), "finite throughout");

    static final Condition<double[]> SOMEWHERE_NOT_ZERO =
            new Condition<>(values -> Arrays.stream(values).anyMatch(value -> value != 0), "not zero somewhere");

    private Conditions() {}
}

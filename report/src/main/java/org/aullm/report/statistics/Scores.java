package org.aullm.report.statistics;

import java.util.List;

/**
 * The scores of pooled judgements, 0 to 1, averaged over seeds.
 *
 * @param binary F1 of "present" for each unit
 * @param macro mean F1 of "present" and "absent" for each unit
 */
public record Scores(List<Double> binary, List<Double> macro) {
    public Scores {
        binary = List.copyOf(binary);
        macro = List.copyOf(macro);
    }

    /** The mean over units. */
    public double meanBinary() {
        return mean(binary);
    }

    /** The mean over units. */
    public double meanMacro() {
        return mean(macro);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}

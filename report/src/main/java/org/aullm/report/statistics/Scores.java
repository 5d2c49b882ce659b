package org.aullm.report.statistics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of pooled predictions, 0 to 1, averaged over seeds.
 *
 * @param units for each metric the score of every unit; not a number where it is not defined
 */
public record Scores(Map<Metric, List<Double>> units) {
    public Scores {
        Map<Metric, List<Double>> copy = new EnumMap<>(Metric.class);
        units.forEach((metric, scores) -> copy.put(metric, List.copyOf(scores)));
        units = Collections.unmodifiableMap(copy);
    }

    /** A metric's score of every unit. */
    public List<Double> of(Metric metric) {
        return units.getOrDefault(metric, List.of());
    }

    /** The mean over the units for which the metric is defined; not a number if there is none. */
    public double mean(Metric metric) {
        return of(metric).stream()
                .mapToDouble(Double::doubleValue)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    /** For how many units the metric is defined. */
    public long defined(Metric metric) {
        return of(metric).stream().filter(score -> !Double.isNaN(score)).count();
    }

    /** F1 of "present" for each unit. */
    public List<Double> binary() {
        return of(Metric.BINARY_F1);
    }

    /** The mean F1 of "present" and "absent" for each unit. */
    public List<Double> macro() {
        return of(Metric.MACRO_F1);
    }

    /** The mean over units; 0 without units. */
    public double meanBinary() {
        return zeroIfNone(mean(Metric.BINARY_F1));
    }

    /** The mean over units; 0 without units. */
    public double meanMacro() {
        return zeroIfNone(mean(Metric.MACRO_F1));
    }

    private static double zeroIfNone(double mean) {
        return Double.isNaN(mean) ? 0 : mean;
    }
}

package org.aullm.report.prediction;

import java.util.List;

/**
 * The course of an input.
 *
 * @param seconds of each point
 * @param probabilities for each unit, at each point
 * @param motions what has moved; empty where nothing was measured
 * @param motionUnit what that is measured in, as a phrase
 * @param apexes seconds at which windows have their apex
 */
public record Timeline(
        List<Double> seconds,
        List<List<Double>> probabilities,
        List<Motion> motions,
        String motionUnit,
        List<Double> apexes) {
    public Timeline {
        seconds = List.copyOf(seconds);
        probabilities = probabilities.stream().map(List::copyOf).toList();
        motions = List.copyOf(motions);
        apexes = List.copyOf(apexes);
    }

    /**
     * How far a part of the face has moved, at each point.
     *
     * @param part which part
     */
    public record Motion(String part, List<Double> values) {
        public Motion {
            values = List.copyOf(values);
        }
    }
}

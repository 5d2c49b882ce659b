package org.aullm.report.prediction;

import java.util.List;

/**
 * The course of an input.
 *
 * @param seconds of each point
 * @param probabilities for each unit, at each point
 * @param motion how far the face has moved, at each point; empty where nothing was measured
 * @param motionUnit what that is measured in, as a phrase
 * @param apexes seconds at which windows have their apex
 */
public record Timeline(
        List<Double> seconds,
        List<List<Double>> probabilities,
        List<Double> motion,
        String motionUnit,
        List<Double> apexes) {
    public Timeline {
        seconds = List.copyOf(seconds);
        probabilities = probabilities.stream().map(List::copyOf).toList();
        motion = List.copyOf(motion);
        apexes = List.copyOf(apexes);
    }
}

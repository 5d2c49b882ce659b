package org.aullm.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.TrialResult;

/**
 * The training loss of a cell's trials after a pass.
 *
 * @param epoch the pass, from 1
 * @param mean over trials
 * @param low a quarter of the trials is below
 * @param high a quarter of the trials is above
 */
public record CurvePoint(int epoch, double mean, double low, double high) {

    /** The points of a cell, in the order of passes; a loss that is not finite is left out. */
    static List<CurvePoint> of(List<TrialResult> results) {
        SortedMap<Integer, List<Double>> losses = new TreeMap<>();
        for (TrialResult result : results) {
            for (EpochResult epoch : result.epochs()) {
                if (Double.isFinite(epoch.loss())) {
                    losses.computeIfAbsent(epoch.epoch(), e -> new ArrayList<>())
                            .add(epoch.loss());
                }
            }
        }
        return losses.entrySet().stream()
                .map(e -> point(e.getKey(), e.getValue()))
                .toList();
    }

    private static CurvePoint point(int epoch, List<Double> losses) {
        List<Double> sorted = losses.stream().sorted(Comparator.naturalOrder()).toList();
        double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new CurvePoint(epoch, mean, quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}

package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves over time in bounded space: points come one after the other, and whenever there are too many, neighbours are merged
 * and the larger of both stays, so that no peak is lost.
 */
final class Envelope {

    private final int most;
    private final List<Double> seconds = new ArrayList<>();
    private final List<double[]> points = new ArrayList<>();
    private int together = 1;
    private int inLast;

    /** Keeps at most so many points, an even number. */
    Envelope(int most) {
        this.most = most;
    }

    /** The next point of every curve. */
    void add(double second, double... values) {
        if (inLast > 0 && inLast < together) {
            raise(points.get(points.size() - 1), values);
            inLast++;
            return;
        }
        if (points.size() == most) {
            halve();
        }
        seconds.add(second);
        points.add(values.clone());
        inLast = 1;
    }

    private void halve() {
        List<Double> kept = new ArrayList<>();
        List<double[]> merged = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            raise(points.get(i), points.get(i + 1));
            kept.add(seconds.get(i));
            merged.add(points.get(i));
        }
        seconds.clear();
        seconds.addAll(kept);
        points.clear();
        points.addAll(merged);
        together *= 2;
    }

    private static void raise(double[] values, double[] others) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], others[i]);
        }
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    List<Double> seconds() {
        return List.copyOf(seconds);
    }

    /** One of the curves. */
    List<Double> curve(int index) {
        return points.stream().map(values -> values[index]).toList();
    }
}

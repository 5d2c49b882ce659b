package org.aullm.report.html;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.aullm.report.model.Numbers;

/**
 * A horizontal axis of score differences in points that always shows zero. Places are in percent of a picture's width,
 * so that pictures fit any screen while their letters keep their size.
 */
record Axis(double low, double high, double step) {

    private static final double MARGIN = 4;
    private static final int MOST_STEPS = 6;
    private static final double SMALLEST_SPAN = 1;

    /** An axis for these differences, given as parts of one. */
    static Axis of(DoubleStream differences) {
        double[] points = differences.map(x -> 100 * x).toArray();
        double low = Math.min(0, DoubleStream.of(points).min().orElse(0));
        double high = Math.max(0, DoubleStream.of(points).max().orElse(0));
        if (high - low < SMALLEST_SPAN) {
            double middle = (low + high) / 2;
            low = Math.min(0, middle - SMALLEST_SPAN / 2);
            high = Math.max(0, middle + SMALLEST_SPAN / 2);
        }
        double step = step(high - low);
        return new Axis(step * Math.floor(low / step), step * Math.ceil(high / step), step);
    }

    /** 1, 2 or 5 times a power of ten, so that few steps cover the span. */
    private static double step(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / MOST_STEPS)));
        for (double factor : new double[] {1, 2, 5}) {
            if (span / (factor * power) <= MOST_STEPS) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Where a difference, given as a part of one, is on the picture, such as {@code 37.25%}. */
    String place(double difference) {
        return String.format(Locale.ROOT, "%.2f%%", percent(difference));
    }

    double percent(double difference) {
        return MARGIN + (100 - 2 * MARGIN) * (100 * difference - low) / (high - low);
    }

    /** Grid lines from top to bottom with their numbers below; zero stands out. */
    Html grid(int top, int bottom) {
        int lines = (int) Math.round((high - low) / step) + 1;
        return Html.times(lines, i -> {
            double points = low + i * step;
            boolean zero = Math.abs(points) < step / 1000;
            return Html.of(
                    """
                    <line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="tick" x="{}" y="{}">{}</text>
                    """,
                    zero ? "zero" : "grid",
                    place(points / 100),
                    place(points / 100),
                    top,
                    bottom,
                    place(points / 100),
                    bottom + 16,
                    label(points, zero));
        });
    }

    private String label(double points, boolean zero) {
        String text = Numbers.decimals(points, step < 1 ? 1 : 0);
        return zero ? "0" : points > 0 ? "+" + text : text;
    }
}

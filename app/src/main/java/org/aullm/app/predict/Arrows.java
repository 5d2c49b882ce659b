package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.List;
import org.aullm.api.vision.Flow;
import org.aullm.report.prediction.Closeup.Arrow;

/** Motion as a few arrows: the mean motion of each cell of a grid, made longer. */
final class Arrows {

    private static final int CELLS = 14;
    private static final double SHORTEST = 0.3;

    private Arrows() {}

    /**
     * Arrows in the flow's own pixels.
     *
     * @param longer how many times longer than the motion
     */
    static List<Arrow> of(Flow flow, double longer) {
        List<Arrow> arrows = new ArrayList<>();
        double across = (double) flow.width() / CELLS;
        double down = (double) flow.height() / CELLS;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                double u = mean(flow, flow.u(), row * down, column * across, down, across) * longer;
                double v = mean(flow, flow.v(), row * down, column * across, down, across) * longer;
                if (Math.hypot(u, v) >= SHORTEST) {
                    double x = (column + 0.5) * across;
                    double y = (row + 0.5) * down;
                    arrows.add(new Arrow(x, y, x + u, y + v));
                }
            }
        }
        return arrows;
    }

    private static double mean(Flow flow, float[] values, double top, double left, double down, double across) {
        double sum = 0;
        int count = 0;
        for (int y = (int) top; y < Math.max((int) top + 1, (int) (top + down)); y++) {
            for (int x = (int) left; x < Math.max((int) left + 1, (int) (left + across)); x++) {
                sum += values[y * flow.width() + x];
                count++;
            }
        }
        return sum / count;
    }
}

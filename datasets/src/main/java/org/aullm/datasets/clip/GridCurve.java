package org.aullm.datasets.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Spotting;
import org.aullm.datasets.flow.HeadMotion;

/**
 * How much a face has moved from a clip's first frame: the mean flow in each cell of a grid, without the head's motion,
 * without the straight way from the first frame to the last (drift), smoothed over time. Cells at the eyes count a quarter,
 * because of blinks and gaze.
 */
final class GridCurve {

    private static final int GRID = 7;
    private static final float AT_EYES = 0.25f;
    private static final int SMOOTHING = 2;

    private GridCurve() {}

    /** The apex by this curve: where it is highest. The confidence is that height over the curve's median. */
    static Spotting spot(List<Picture> crops, FlowMethod method) {
        double[] curve = of(crops, method);
        int apex = 0;
        for (int i = 1; i < curve.length; i++) {
            if (curve[i] > curve[apex]) {
                apex = i;
            }
        }
        double[] sorted = curve.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        List<Double> values = new ArrayList<>();
        for (double value : curve) {
            values.add(value);
        }
        return new Spotting(apex, median > 0 ? curve[apex] / median : 0, values, "spotted");
    }

    private static double[] of(List<Picture> crops, FlowMethod method) {
        int count = crops.size();
        float[][] cells = new float[count][2 * GRID * GRID];
        for (int i = 1; i < count; i++) {
            cells[i] = means(HeadMotion.removed(method.between(crops.get(0), crops.get(i))));
        }
        straighten(cells);
        for (int i = 0; i < SMOOTHING; i++) {
            smooth(cells);
        }
        double[] curve = new double[count];
        for (int i = 0; i < count; i++) {
            curve[i] = length(cells[i]);
        }
        return curve;
    }

    /** Mean flow of each cell, u of all cells first, in percent of the width. */
    private static float[] means(Flow flow) {
        float[] means = new float[2 * GRID * GRID];
        int[] counts = new int[GRID * GRID];
        for (int row = 0; row < flow.height(); row++) {
            for (int column = 0; column < flow.width(); column++) {
                int cell = row * GRID / flow.height() * GRID + column * GRID / flow.width();
                means[cell] += flow.u()[row * flow.width() + column];
                means[GRID * GRID + cell] += flow.v()[row * flow.width() + column];
                counts[cell]++;
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] *= 100f / (flow.width() * Math.max(1, counts[i % counts.length]));
        }
        return means;
    }

    private static void straighten(float[][] cells) {
        int last = cells.length - 1;
        float[] end = cells[last].clone();
        for (int i = 1; i <= last; i++) {
            for (int j = 0; j < end.length; j++) {
                cells[i][j] -= end[j] * i / last;
            }
        }
    }

    private static void smooth(float[][] cells) {
        float[] before = cells[0].clone();
        for (int i = 0; i < cells.length; i++) {
            float[] here = cells[i].clone();
            float[] after = cells[Math.min(i + 1, cells.length - 1)];
            for (int j = 0; j < here.length; j++) {
                cells[i][j] = (before[j] + 2 * here[j] + after[j]) / 4;
            }
            before = here;
        }
    }

    private static double length(float[] cells) {
        double sum = 0;
        double weights = 0;
        for (int cell = 0; cell < GRID * GRID; cell++) {
            float weight = atEyes(cell) ? AT_EYES : 1;
            sum += weight * (cells[cell] * cells[cell] + cells[GRID * GRID + cell] * cells[GRID * GRID + cell]);
            weights += weight;
        }
        return Math.sqrt(sum / weights);
    }

    // Eyes stand at 0.37 of the height and 0.33 and 0.67 of the width: row 2, columns 1, 2, 4 and 5.
    private static boolean atEyes(int cell) {
        int column = cell % GRID;
        return cell / GRID == 2 && column != 0 && column != GRID / 2 && column != GRID - 1;
    }
}

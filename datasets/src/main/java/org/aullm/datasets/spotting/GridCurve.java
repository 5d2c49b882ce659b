package org.aullm.datasets.spotting;

import java.util.Arrays;
import java.util.List;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.api.vision.Spotting;
import org.aullm.datasets.flow.HeadMotion;

/**
 * How much a face has moved from a clip's first frame: the mean flow in each cell of a grid, without the head's motion,
 * without the straight way from the clip's beginning to its end (drift), smoothed over time. Cells at the eyes count a
 * quarter, because of blinks and gaze.
 *
 * <p>Beginning and end are means over a sixteenth of the clip. What a single frame has of noise would stand in the line, and
 * the curve then be highest beside that frame; that happened in a sixth of made-up clips in which nothing else moves.
 */
public final class GridCurve {

    /** Raised when the same flow comes to give another apex. */
    public static final int VERSION = 2;

    private static final double AT_EYES = 0.25;
    // Of the clip's frames.
    private static final int ENDS = 16;
    private static final int SMOOTHING = 10;
    private static final int LEAST_SMOOTHING = 2;

    private GridCurve() {}

    /**
     * The apex by this curve: where it is highest. The confidence is that height over the curve's median.
     *
     * @param crops at least three, grey
     */
    public static Spotting spot(List<Picture> crops, FlowMethod method) {
        double[][] cells = new double[crops.size()][2 * CellMeans.CELLS];
        for (int i = 1; i < cells.length; i++) {
            cells[i] = CellMeans.motion(HeadMotion.removed(method.between(crops.get(0), crops.get(i))));
        }
        double[] curve = of(cells);
        int apex = 0;
        for (int i = 1; i < curve.length; i++) {
            if (curve[i] > curve[apex]) {
                apex = i;
            }
        }
        double[] sorted = curve.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        return new Spotting(
                apex,
                median > 0 ? curve[apex] / median : 0,
                Arrays.stream(curve).boxed().toList(),
                "spotted");
    }

    /**
     * The curve.
     *
     * @param motion of each frame from the first one, as {@link CellMeans#motion} gives it
     * @return in percent of the width
     */
    public static double[] of(double[][] motion) {
        double[][] cells = straightened(motion);
        for (int i = 0; i < Math.max(LEAST_SMOOTHING, motion.length / SMOOTHING); i++) {
            cells = smoothed(cells);
        }
        return Arrays.stream(cells).mapToDouble(GridCurve::length).toArray();
    }

    private static double[][] straightened(double[][] cells) {
        int last = cells.length - 1;
        int some = Math.max(1, cells.length / ENDS);
        // The first frame has moved by nothing, exactly, while all others have the first frame's noise in their motion.
        int from = some > 1 ? 1 : 0;
        double[] begin = mean(cells, from, from + some);
        double[] end = mean(cells, cells.length - some, cells.length);
        double beginAt = from + (some - 1) / 2.0;
        double endAt = last - (some - 1) / 2.0;
        double[][] straight = new double[cells.length][begin.length];
        for (int i = 0; i <= last; i++) {
            double share = (Math.max(i, from) - beginAt) / (endAt - beginAt);
            for (int j = 0; j < begin.length; j++) {
                straight[i][j] = cells[Math.max(i, from)][j] - begin[j] - share * (end[j] - begin[j]);
            }
        }
        return straight;
    }

    private static double[] mean(double[][] cells, int from, int to) {
        double[] mean = new double[cells[0].length];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += cells[i][j] / (to - from);
            }
        }
        return mean;
    }

    private static double[][] smoothed(double[][] cells) {
        double[][] smooth = new double[cells.length][cells[0].length];
        for (int i = 0; i < cells.length; i++) {
            double[] before = cells[Math.max(i - 1, 0)];
            double[] after = cells[Math.min(i + 1, cells.length - 1)];
            for (int j = 0; j < smooth[i].length; j++) {
                smooth[i][j] = (before[j] + 2 * cells[i][j] + after[j]) / 4;
            }
        }
        return smooth;
    }

    private static double length(double[] cells) {
        double sum = 0;
        double weights = 0;
        for (int cell = 0; cell < CellMeans.CELLS; cell++) {
            double weight = atEyes(cell) ? AT_EYES : 1;
            double right = cells[cell];
            double down = cells[CellMeans.CELLS + cell];
            sum += weight * (right * right + down * down);
            weights += weight;
        }
        return Math.sqrt(sum / weights);
    }

    // Eyes stand at 0.37 of the height and 0.33 and 0.67 of the width: row 2, columns 1, 2, 4 and 5.
    private static boolean atEyes(int cell) {
        int column = cell % CellMeans.GRID;
        return cell / CellMeans.GRID == 2
                && column != 0
                && column != CellMeans.GRID / 2
                && column != CellMeans.GRID - 1;
    }
}

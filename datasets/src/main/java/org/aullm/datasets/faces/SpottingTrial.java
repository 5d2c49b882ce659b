package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aullm.api.data.Clip;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.FlowMethod;
import org.aullm.api.vision.Picture;
import org.aullm.datasets.flow.HeadMotion;
import org.aullm.datasets.spotting.CellMeans;
import org.aullm.datasets.spotting.GridCurve;

/**
 * A clip whose apex is known, measured from its first frame to each of its frames.
 *
 * @param apex the true one, from 0
 * @param differences mean difference of levels in each cell
 * @param lengths mean length of the flow in each cell, without the head's motion
 * @param motions mean flow in each cell, without the head's motion
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one clip, never compared
record SpottingTrial(int apex, double[][] differences, double[][] lengths, double[][] motions) {

    static SpottingTrial of(SyntheticFaces faces, Clip clip, FlowMethod method) {
        Recipe recipe = faces.recipe();
        List<Picture> crops = crops(faces.render(clip), recipe);
        double[][] differences = new double[crops.size()][CellMeans.CELLS];
        double[][] lengths = new double[crops.size()][CellMeans.CELLS];
        double[][] motions = new double[crops.size()][2 * CellMeans.CELLS];
        for (int i = 1; i < crops.size(); i++) {
            differences[i] = CellMeans.difference(crops.get(0), crops.get(i));
            Flow flow = HeadMotion.removed(method.between(crops.get(0), crops.get(i)));
            lengths[i] = CellMeans.length(flow);
            motions[i] = CellMeans.motion(flow);
        }
        return new SpottingTrial(faces.plan(clip).apexFrame(recipe.frames()), differences, lengths, motions);
    }

    private static List<Picture> crops(byte[] frames, Recipe recipe) {
        int area = recipe.size() * recipe.size();
        List<Picture> crops = new ArrayList<>();
        for (int from = 0; from < frames.length; from += area) {
            crops.add(Picture.grey(recipe.size(), recipe.size(), Arrays.copyOfRange(frames, from, from + area)));
        }
        return crops;
    }

    /** Ways to say where the apex is. */
    enum Way {
        /** Without a look at the clip. */
        MIDDLE("middle frame") {
            @Override
            int apex(SpottingTrial trial) {
                return trial.motions().length / 2;
            }
        },
        /** The textbook's: where the cell that changes most has changed most. */
        DIFFERENCE("frame difference, best cell") {
            @Override
            int apex(SpottingTrial trial) {
                return highest(bestCell(trial.differences()));
            }
        },
        /** The same of the length of the flow. */
        LENGTH("flow magnitude, best cell") {
            @Override
            int apex(SpottingTrial trial) {
                return highest(bestCell(trial.lengths()));
            }
        },
        /** What {@code apex: spotted} is. */
        GRID("grid curve (spotted)") {
            @Override
            int apex(SpottingTrial trial) {
                return highest(GridCurve.of(trial.motions()));
            }
        };

        private final String title;

        Way(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        abstract int apex(SpottingTrial trial);

        private static int highest(double[] curve) {
            int highest = 0;
            for (int i = 1; i < curve.length; i++) {
                highest = curve[i] > curve[highest] ? i : highest;
            }
            return highest;
        }

        private static double[] bestCell(double[][] cells) {
            int best = 0;
            double most = 0;
            for (double[] frame : cells) {
                for (int cell = 0; cell < frame.length; cell++) {
                    if (frame[cell] > most) {
                        most = frame[cell];
                        best = cell;
                    }
                }
            }
            int chosen = best;
            return Arrays.stream(cells).mapToDouble(frame -> frame[chosen]).toArray();
        }
    }
}

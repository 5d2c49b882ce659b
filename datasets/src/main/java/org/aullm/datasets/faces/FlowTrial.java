package org.aullm.datasets.faces;

import java.util.Arrays;
import org.aullm.api.data.Clip;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;

/**
 * A clip's onset and apex, and how the skin truly moved between them in pixels, before the head moves.
 *
 * @param onset the first frame
 * @param apex the frame of greatest motion
 * @param truth the motion from one to the other; 0 beyond the grid of the face
 */
record FlowTrial(Picture onset, Picture apex, Flow truth) {

    static FlowTrial of(SyntheticFaces faces, Clip clip) {
        Recipe recipe = faces.recipe();
        ClipPlan plan = faces.plan(clip);
        int apex = plan.apexFrame(recipe.frames());
        int size = recipe.size();
        byte[] frames = faces.render(clip);
        int area = size * size;
        ClipRenderer renderer = faces.renderer(clip);
        MotionField field = renderer.truth(plan, renderer.time(apex));
        Pose pose = Pose.at(plan.nuisances(), recipe.domain().pitch(), 0);
        float[] u = new float[area];
        float[] v = new float[area];
        float scale = MotionField.SIZE / (float) size;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                float px = (column + 0.5f) * scale - 0.5f;
                float py = (row + 0.5f) * scale - 0.5f;
                int x = Math.round(pose.xx() * px + pose.xy() * py + pose.x0());
                int y = Math.round(pose.yx() * px + pose.yy() * py + pose.y0());
                if (x >= 0 && y >= 0 && x < MotionField.SIZE && y < MotionField.SIZE) {
                    u[row * size + column] = field.right(x, y) / scale;
                    v[row * size + column] = field.down(x, y) / scale;
                }
            }
        }
        return new FlowTrial(
                Picture.grey(size, size, Arrays.copyOf(frames, area)),
                Picture.grey(size, size, Arrays.copyOfRange(frames, apex * area, (apex + 1) * area)),
                new Flow(size, size, u, v));
    }

    /**
     * The mean distance between a flow's motion and the true one, pixels, over the skin that moves more than a bound.
     *
     * @param shifted whether the mean difference over all pixels is taken away first, since a shift of the whole picture is
     *     not the skin's
     */
    double error(Flow flow, double moving, boolean shifted) {
        double shiftU = shifted ? meanDifference(flow.u(), truth.u()) : 0;
        double shiftV = shifted ? meanDifference(flow.v(), truth.v()) : 0;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < truth.u().length; i++) {
            if (Math.hypot(truth.u()[i], truth.v()[i]) > moving) {
                sum += Math.hypot(flow.u()[i] - truth.u()[i] - shiftU, flow.v()[i] - truth.v()[i] - shiftV);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double meanDifference(float[] values, float[] truths) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - truths[i];
        }
        return sum / values.length;
    }
}

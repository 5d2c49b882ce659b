package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** Renders clips of one sitter, frame by frame. Not for several threads at once. */
final class ClipRenderer {

    private static final float TEETH = 150;

    private final Recipe recipe;
    private final Sitter sitter;
    private final Moment moment;
    private final Blocks blocks = new Blocks();
    private final float[] grey;
    private final float[] scratch;

    ClipRenderer(Recipe recipe, Sitter sitter) {
        this.recipe = recipe;
        this.sitter = sitter;
        this.moment = new Moment(recipe, sitter);
        this.grey = new float[recipe.size() * recipe.size()];
        this.scratch = new float[recipe.size() * recipe.size()];
    }

    /** The frames of a clip, (frames, size, size), grey levels from 0 to 255. */
    byte[] render(ClipPlan plan, RandomStream noiseSeed) {
        Noise noise = new Noise(noiseSeed);
        int area = recipe.size() * recipe.size();
        byte[] clip = new byte[recipe.frames() * area];
        for (int frame = 0; frame < recipe.frames(); frame++) {
            expose(plan, time(frame));
            develop(noise);
            for (int i = 0; i < area; i++) {
                clip[frame * area + i] = (byte) (int) (Math.max(0, Math.min(255, grey[i])) + 0.5f);
            }
        }
        return clip;
    }

    /**
     * The displacement that units alone give at the clip's apex, from the onset, before the head moves: (dx, dy) on the
     * grid of 112 x 112.
     */
    MotionField truth(ClipPlan plan) {
        return truth(plan, plan.apex());
    }

    /** As {@link #truth(ClipPlan)}, at a time from 0 to 1. */
    MotionField truth(ClipPlan plan, double time) {
        moment.set(plan, time, false);
        return moment.field();
    }

    /** The time of a frame, from 0 to 1. */
    double time(int frame) {
        return recipe.frames() == 1 ? 0 : frame / (double) (recipe.frames() - 1);
    }

    private void expose(ClipPlan plan, double time) {
        moment.set(plan, time, true);
        Nuisances nuisances = plan.nuisances();
        Pose pose = Pose.at(nuisances, recipe.domain().pitch(), time);
        Eyes.State eyes = moment.eyes(nuisances, time);
        float gain = (float) (1 + nuisances.gain().at(time) + nuisances.flickering(time));
        float slope = (float) (nuisances.slope().at(time) / Person.MIDLINE);
        float scale = MotionField.SIZE / (float) recipe.size();
        for (int row = 0; row < recipe.size(); row++) {
            float py = (row + 0.5f) * scale - 0.5f;
            for (int column = 0; column < recipe.size(); column++) {
                float px = (column + 0.5f) * scale - 0.5f;
                float x = pose.xx() * px + pose.xy() * py + pose.x0();
                float y = pose.yx() * px + pose.yy() * py + pose.y0();
                x -= pose.yaw() * sitter.depth().at(x, y);
                float light = gain + slope * (px - (float) Person.MIDLINE);
                grey[row * recipe.size() + column] = light * face(x, y, eyes);
            }
        }
    }

    private float face(float x, float y, Eyes.State eyes) {
        float value = moment.field().covers(x, y) ? moved(x, y) : sitter.skin().at(x, y);
        if (sitter.eyes().near(x, y)) {
            value = sitter.eyes().over(value, x, y, eyes);
        }
        return moment.gap() > 0 ? lips(value, x, y) : value;
    }

    /** The skin that has come to a place, with the folds there. */
    private float moved(float x, float y) {
        int column = (int) x;
        int row = (int) y;
        float fx = x - column;
        float fy = y - row;
        float[] values = moment.field().values();
        int at = MotionField.place(column, row);
        int under = at + MotionField.place(0, 1);
        float a = (1 - fx) * (1 - fy);
        float b = fx * (1 - fy);
        float c = (1 - fx) * fy;
        float d = fx * fy;
        float right = a * values[at] + b * values[at + 3] + c * values[under] + d * values[under + 3];
        float down = a * values[at + 1] + b * values[at + 4] + c * values[under + 1] + d * values[under + 4];
        float shade = a * values[at + 2] + b * values[at + 5] + c * values[under + 2] + d * values[under + 5];
        return sitter.skin().at(x - right, y - down) * (1 + shade);
    }

    private float lips(float skin, float x, float y) {
        float along =
                (x - (float) Person.MIDLINE) / (0.8f * (float) sitter.who().mouthHalfWidth());
        float round = 1 - along * along;
        if (round <= 0) {
            return skin;
        }
        float dy = y - (float) sitter.who().mouthY();
        float upper = -0.35f * moment.gap() * round;
        float lower = 0.65f * moment.gap() * round;
        float inside = edge(dy - upper) * edge(lower - dy) * Math.min(1, moment.gap());
        float inner = moment.gap() > 1.4f && dy < 0 ? TEETH : 18;
        return skin + inside * (inner - skin);
    }

    private static float edge(float distance) {
        return Math.max(0, Math.min(1, distance + 0.5f));
    }

    private void develop(Noise noise) {
        for (int pass = 0; pass < recipe.domain().blur(); pass++) {
            blur();
        }
        float deviation = (float) recipe.domain().noise();
        for (int i = 0; i < grey.length; i++) {
            // Brighter pixels are noisier, as photons are counted.
            float brightness = Math.max(0.1f, grey[i] / 128);
            grey[i] += deviation * (0.4f + 0.6f * brightness) * noise.next();
        }
        if (recipe.domain().blocks() || recipe.difficulty().blocks()) {
            blocks.through(grey, recipe.size());
        }
    }

    private void blur() {
        int size = recipe.size();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int at = row * size + column;
                float left = grey[column > 0 ? at - 1 : at];
                float right = grey[column < size - 1 ? at + 1 : at];
                scratch[at] = (left + 2 * grey[at] + right) / 4;
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int at = row * size + column;
                float above = scratch[row > 0 ? at - size : at];
                float below = scratch[row < size - 1 ? at + size : at];
                grey[at] = (above + 2 * scratch[at] + below) / 4;
            }
        }
    }
}

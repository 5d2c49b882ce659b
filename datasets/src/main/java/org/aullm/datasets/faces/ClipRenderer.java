package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** Renders clips of one sitter, frame by frame. Not for several threads at once. */
final class ClipRenderer {

    private final Recipe recipe;
    private final Moment moment;
    private final Painter painter;
    private final Camera camera;
    private final float[] grey;
    private final float[][] colours;

    ClipRenderer(Recipe recipe, Sitter sitter) {
        this.recipe = recipe;
        this.moment = new Moment(recipe, sitter);
        this.painter = new Painter(recipe, sitter);
        this.camera = new Camera(recipe);
        this.grey = new float[recipe.size() * recipe.size()];
        this.colours = recipe.colour() ? new float[recipe.channels()][grey.length] : new float[][] {grey};
    }

    /** The frames of a clip, (frames, size, size, channels), levels from 0 to 255. */
    byte[] render(ClipPlan plan, RandomStream noiseSeed) {
        Noise noise = new Noise(noiseSeed);
        int channels = recipe.channels();
        int bytes = recipe.size() * recipe.size() * channels;
        byte[] clip = new byte[recipe.frames() * bytes];
        for (int frame = 0; frame < recipe.frames(); frame++) {
            moment.set(plan, time(frame), true);
            painter.paint(grey, colours, moment, plan.nuisances(), time(frame));
            for (int channel = 0; channel < channels; channel++) {
                camera.develop(colours[channel], noise, clip, frame * bytes + channel, channels);
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
}

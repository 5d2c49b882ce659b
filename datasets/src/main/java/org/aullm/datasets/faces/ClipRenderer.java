package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** Renders clips of one sitter, frame by frame. Not for several threads at once. */
final class ClipRenderer {

    private final Recipe recipe;
    private final Moment moment;
    private final Painter painter;
    private final Camera camera;
    private final float[] grey;

    ClipRenderer(Recipe recipe, Sitter sitter) {
        this.recipe = recipe;
        this.moment = new Moment(recipe, sitter);
        this.painter = new Painter(recipe, sitter);
        this.camera = new Camera(recipe);
        this.grey = new float[recipe.size() * recipe.size()];
    }

    /** The frames of a clip, (frames, size, size), grey levels from 0 to 255. */
    byte[] render(ClipPlan plan, RandomStream noiseSeed) {
        Noise noise = new Noise(noiseSeed);
        int area = recipe.size() * recipe.size();
        byte[] clip = new byte[recipe.frames() * area];
        for (int frame = 0; frame < recipe.frames(); frame++) {
            moment.set(plan, time(frame), true);
            painter.paint(grey, moment, plan.nuisances(), time(frame));
            camera.develop(grey, noise, clip, frame * area);
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

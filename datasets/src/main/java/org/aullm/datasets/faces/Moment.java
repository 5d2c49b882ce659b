package org.aullm.datasets.faces;

/** What a clip's units and nuisances make of a face at one moment: the field of motion, the eyes, the gap of the lips. */
final class Moment {

    private static final float MOST_DISPLACEMENT = 8;
    private static final double FURROWS_FROM = 0.08;

    private final Recipe recipe;
    private final Sitter sitter;
    private final MotionField field = new MotionField();
    private Eyes.Lids left = Eyes.Lids.AT_REST;
    private Eyes.Lids right = Eyes.Lids.AT_REST;
    private float gap;

    Moment(Recipe recipe, Sitter sitter) {
        this.recipe = recipe;
        this.sitter = sitter;
    }

    MotionField field() {
        return field;
    }

    float gap() {
        return gap;
    }

    /** Sets everything to a time of a clip, without what is no unit if asked. */
    void set(ClipPlan plan, double time, boolean withDecoy) {
        field.clear();
        left = Eyes.Lids.AT_REST;
        right = Eyes.Lids.AT_REST;
        gap = 0;
        for (Acting acting : plan.acting()) {
            double now = acting.time().at(time);
            add(acting.unit(), -1, acting.left() * now);
            add(acting.unit(), 1, acting.right() * now);
        }
        if (withDecoy) {
            plan.nuisances().decoy().addTo(field, time);
        }
        field.settle(recipe.linear() ? Float.POSITIVE_INFINITY : MOST_DISPLACEMENT);
    }

    Eyes.State eyes(Nuisances nuisances, double time) {
        return new Eyes.State(left, right, (float) nuisances.eyes().closure(time), (float)
                nuisances.eyes().gaze().at(time));
    }

    private void add(int unit, int side, double intensity) {
        if (intensity <= 0) {
            return;
        }
        double wide = recipe.linear() ? 0 : intensity * intensity;
        double furrows = recipe.linear() ? intensity : Math.max(0, 1.1 * (intensity - FURROWS_FROM));
        sitter.maps().of(unit, side).addTo(field, intensity - wide, wide, furrows);
        Expression expression = sitter.maps().expression(unit);
        double upper = intensity * expression.upperLid();
        double lower = intensity * expression.lowerLid();
        if (side < 0) {
            left = left.raised(upper, lower);
        } else {
            right = right.raised(upper, lower);
        }
        gap += (float) (intensity * expression.gap() / 2);
    }
}

package org.aullm.datasets.faces;

/**
 * Paints the light of one frame: every pixel looks up the place of the face that lies there, the skin that has come to it,
 * and the eyes and lips over it. What is the same for a row is asked once for the row.
 */
final class Painter {

    private static final float MIDLINE = (float) Person.MIDLINE;
    private static final float TEETH = 150;

    private final Recipe recipe;
    private final Sitter sitter;
    private final float mouthY;
    private final float lipsHalfWidth;
    private final float scale;

    // Of the row in work: the frame's columns in pixels of 112, and the place of the face that each of them shows.
    private final float[] px;
    private final float[] x;
    private final float[] y;

    Painter(Recipe recipe, Sitter sitter) {
        this.recipe = recipe;
        this.sitter = sitter;
        this.mouthY = (float) sitter.who().mouthY();
        this.lipsHalfWidth = 0.8f * (float) sitter.who().mouthHalfWidth();
        this.scale = MotionField.SIZE / (float) recipe.size();
        this.px = new float[recipe.size()];
        this.x = new float[recipe.size()];
        this.y = new float[recipe.size()];
        for (int column = 0; column < px.length; column++) {
            px[column] = (column + 0.5f) * scale - 0.5f;
        }
    }

    /**
     * Paints.
     *
     * @param grey takes the light, (size, size), in grey levels
     * @param colours take red, green and blue of it, each (size, size), if frames are coloured
     * @param moment what the face does
     * @param time from 0 to 1
     */
    void paint(float[] grey, float[][] colours, Moment moment, Nuisances nuisances, double time) {
        Pose pose = Pose.at(nuisances, recipe.domain().pitch(), time);
        Eyes.State eyes = moment.eyes(nuisances, time);
        float gain = (float) nuisances.light().level(time);
        float slope = (float) nuisances.light().slope().at(time) / MIDLINE;
        float nod = Math.abs(pose.nod()) * Depth.MOST;
        int size = recipe.size();
        for (int row = 0; row < size; row++) {
            float py = (row + 0.5f) * scale - 0.5f;
            look(pose, py);
            int at = row * size;
            skin(moment.field(), grey, at);
            float end = pose.yx() * MotionField.SIZE + y[0];
            if (sitter.eyes().between(Math.min(y[0], end) - nod, Math.max(y[0], end) + nod)) {
                eyes(grey, at, eyes);
            }
            if (moment.gap() > 0) {
                lips(grey, at, moment.gap());
            }
            for (int column = 0; column < size; column++) {
                grey[at + column] *= gain + slope * (px[column] - MIDLINE);
            }
            if (recipe.colour()) {
                colour(moment.field(), grey, at, colours);
            }
        }
    }

    /** Sets the places of the face that a row of the frame shows. */
    private void look(Pose pose, float py) {
        float rowX = pose.xy() * py + pose.x0();
        float rowY = pose.yy() * py + pose.y0();
        for (int column = 0; column < px.length; column++) {
            x[column] = pose.xx() * px[column] + rowX;
            y[column] = pose.yx() * px[column] + rowY;
        }
        for (int column = 0; column < px.length; column++) {
            float depth = sitter.depth().at(x[column], y[column]);
            x[column] -= pose.yaw() * depth;
            y[column] -= pose.nod() * depth;
        }
    }

    private void skin(MotionField field, float[] grey, int at) {
        for (int column = 0; column < px.length; column++) {
            grey[at + column] = skin(field, x[column], y[column]);
        }
    }

    private void colour(MotionField field, float[] grey, int at, float[][] colours) {
        for (int column = 0; column < px.length; column++) {
            float right = 0;
            float down = 0;
            if (field.isOver(x[column], y[column])) {
                int place = MotionField.place((int) x[column], (int) y[column]);
                right = field.right()[place];
                down = field.down()[place];
            }
            sitter.pigment().colour(grey[at + column], x[column] - right, y[column] - down, colours, at + column);
        }
    }

    private void eyes(float[] grey, int at, Eyes.State state) {
        for (int column = 0; column < px.length; column++) {
            if (sitter.eyes().near(x[column], y[column])) {
                grey[at + column] = sitter.eyes().over(grey[at + column], x[column], y[column], state);
            }
        }
    }

    private void lips(float[] grey, int at, float gap) {
        for (int column = 0; column < px.length; column++) {
            grey[at + column] = lips(grey[at + column], x[column], y[column], gap);
        }
    }

    /** The skin that has come to a place, with the folds there. */
    private float skin(MotionField field, float x, float y) {
        int row = (int) y;
        int column = (int) x;
        if (!field.isOver(x, y)) {
            return sitter.skin().at(x, y);
        }
        float fx = x - column;
        float fy = y - row;
        int at = MotionField.place(column, row);
        float right = between(field.right(), at, fx, fy);
        float down = between(field.down(), at, fx, fy);
        return sitter.skin().at(x - right, y - down) * (1 + between(field.shade(), at, fx, fy));
    }

    private static float between(float[] values, int at, float fx, float fy) {
        int under = at + MotionField.SIZE;
        float above = values[at] + fx * (values[at + 1] - values[at]);
        float below = values[under] + fx * (values[under + 1] - values[under]);
        return above + fy * (below - above);
    }

    private float lips(float skin, float x, float y, float gap) {
        float along = (x - MIDLINE) / lipsHalfWidth;
        float round = 1 - along * along;
        if (round <= 0) {
            return skin;
        }
        float dy = y - mouthY;
        float upper = -0.35f * gap * round;
        float lower = 0.65f * gap * round;
        float inside = edge(dy - upper) * edge(lower - dy) * Math.min(1, gap);
        float inner = gap > 1.4f && dy < 0 ? TEETH : 18;
        return skin + inside * (inner - skin);
    }

    private static float edge(float distance) {
        return Math.max(0, Math.min(1, distance + 0.5f));
    }
}

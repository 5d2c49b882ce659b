package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** A person's neutral face under a session's light, painted once at twice the size; eyes and open lips are added later. */
final class Skin {

    /** Points of the picture for each pixel of a face. */
    static final int SCALE = 2;

    /** Rows and columns of the picture. */
    static final int SIZE = SCALE * MotionField.SIZE;

    private static final float LAST = SIZE - 1.001f;

    private final Person who;
    private final Light light;
    private final Marks marks;
    private final Heights relief;
    private final Grain grain;
    private final float[] grey = new float[SIZE * SIZE];

    Skin(Person who, Heights relief, Light light, RandomStream random) {
        this.who = who;
        this.light = light;
        this.relief = relief;
        this.grain = new Grain(random);
        this.marks = Marks.draw(random);
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                grey[row * SIZE + column] = (float) paint(column, row);
            }
        }
    }

    /** The face's coordinate of a point of the picture, pixels. */
    static double place(int point) {
        return (point + 0.5) / SCALE - 0.5;
    }

    /** The brightness at a place between pixels, bilinear; the border goes on outside. */
    float at(float x, float y) {
        float column = SCALE * (x + 0.5f) - 0.5f;
        float row = SCALE * (y + 0.5f) - 0.5f;
        // Comparisons, because Math.min and max of floats care for NaN and -0 and cost more than the rest of this
        // method.
        column = column < 0 ? 0 : column > LAST ? LAST : column;
        row = row < 0 ? 0 : row > LAST ? LAST : row;
        int c = (int) column;
        int r = (int) row;
        float fx = column - c;
        float fy = row - r;
        int at = r * SIZE + c;
        float top = grey[at] + fx * (grey[at + 1] - grey[at]);
        float bottom = grey[at + SIZE] + fx * (grey[at + SIZE + 1] - grey[at + SIZE]);
        return top + fy * (bottom - top);
    }

    private double paint(int column, int row) {
        double x = place(column);
        double y = place(row);
        double outline = who.outline(x, y);
        double wall = light.background() + 12 * grain.at(x, y, 40, 2);
        double behind = neck(x, y, wall);
        double inside = edge((1 - outline) * who.halfWidth());
        return inside <= 0 ? behind : behind + inside * (face(x, y, relief.lit(column, row, light)) - behind);
    }

    private double neck(double x, double y, double wall) {
        double inside = edge(who.halfWidth() * 0.55 - Math.abs(x - Person.MIDLINE)) * edge(y - 88);
        return wall + inside * (0.55 * who.tone() - wall);
    }

    private double face(double x, double y, double lit) {
        double lateral = Math.abs(x - Person.MIDLINE);
        double skin = who.tone() * lit;
        skin *= 1 + 0.06 * grain.at(x, y, 12, 4);
        skin *= 1 - 0.10 * who.freckles() * spots(x, y);
        skin *= marks.light(who, x, y, grain.at(3 * x, 3 * y, 3, 1));
        skin = brow(skin, x, lateral, y);
        skin = nostrils(skin, lateral, y);
        skin = lips(skin, lateral, y);
        return hair(skin, x, lateral, y);
    }

    private double spots(double x, double y) {
        double strength = grain.at(3 * x + 50, 3 * y + 90, 6, 1);
        return strength > 0.28 ? 1 : 0;
    }

    private double brow(double skin, double x, double lateral, double y) {
        double along = (lateral - who.browInner()) / (who.browOuter() - who.browInner());
        double middle = who.browY() + 1 - who.browArch() * 4 * along * (1 - along);
        double thickness = who.browThickness() * (1.25 - 0.6 * along);
        double inside = edge(3 * Math.min(along, 1 - along) * 6) * edge(thickness - Math.abs(y - middle));
        double hairs = 0.75 + 0.5 * grain.at(3 * x, y, 3, 2);
        return skin * (1 - inside * who.contrast() * Math.max(0, Math.min(1.2, hairs)));
    }

    private double nostrils(double skin, double lateral, double y) {
        double dx = (lateral - who.noseHalfWidth() * 0.5) / 2.0;
        double dy = (y - who.noseY() - 3) / 1.1;
        double squared = dx * dx + dy * dy;
        return squared > 16 ? skin : skin * (1 - 0.6 * StrictMath.exp(-squared));
    }

    private double lips(double skin, double lateral, double y) {
        double along = lateral / who.mouthHalfWidth();
        if (along >= 1) {
            return skin;
        }
        double bow = 1 - along * along;
        double above = who.mouthY() - who.upperLip() * bow * (1 - 0.25 * StrictMath.exp(-lateral * lateral / 8));
        double below = who.mouthY() + who.lowerLip() * bow;
        double red = edge(y - above) * edge(below - y);
        double line = StrictMath.exp(-(y - who.mouthY()) * (y - who.mouthY()) / 0.8) * Math.min(1, 4 * (1 - along));
        return skin * (1 - 0.35 * who.contrast() * red) * (1 - 0.5 * line);
    }

    private double hair(double skin, double x, double lateral, double y) {
        double line = who.hairline() + 0.012 * lateral * lateral + 2 * grain.at(x, y, 6, 2);
        double side = who.halfWidth() - 3 - lateral + (y > who.eyeY() + 6 ? 10 : 0);
        double covered = Math.max(edge(line - y), edge(-side));
        double strands = 0.25 + 0.12 * grain.at(4 * x, 0.5 * y, 4, 3);
        double dark = who.tone() * (1 - who.contrast()) * strands + 8;
        return skin + covered * (dark - skin);
    }

    // A soft edge one pixel wide: 0 outside, 1 inside.
    private static double edge(double distance) {
        return Math.max(0, Math.min(1, distance + 0.5));
    }
}

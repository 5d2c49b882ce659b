package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * What makes a painted face coloured: at each place of the upright face, red and blue as multiples of grey. Green follows, so
 * that the grey of a coloured frame is the grey frame, but where a colour is as bright as it gets. Brows and hair have the skin's hue, being darker; the eyes' colours lie
 * where they are at rest.
 */
final class Pigment {

    private static final int SIZE = MotionField.SIZE;
    private static final float LAST = SIZE - 1.001f;

    // Weights of ITU-R BT.601, as in Picture.grey().
    private static final float RED = 77 / 256f;
    private static final float GREEN = 150 / 256f;
    private static final float BLUE = 29 / 256f;

    private final float[] red = new float[SIZE * SIZE];
    private final float[] blue = new float[SIZE * SIZE];

    /** A hue: red and blue as multiples of grey. */
    private record Hue(double red, double blue) {

        Hue towards(Hue other, double share) {
            return new Hue(red + share * (other.red - red), blue + share * (other.blue - blue));
        }
    }

    Pigment(Person who, RandomStream random) {
        Hue skin = new Hue(random.between(1.14, 1.26), random.between(0.70, 0.86));
        Hue flush = new Hue(skin.red() + random.between(0.02, 0.10), skin.blue());
        Hue lips = new Hue(skin.red() + random.between(0.08, 0.18), skin.blue() + 0.03);
        Hue wall = new Hue(random.between(0.95, 1.05), random.between(0.92, 1.08));
        Hue white = new Hue(1, 1);
        Hue iris = random.chance(0.4) ? new Hue(0.86, 1.2) : new Hue(1.25, 0.7);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double lateral = Math.abs(x - Person.MIDLINE);
                double inside = soft((1 - who.outline(x, y)) * who.halfWidth());
                double neck = soft(who.halfWidth() * 0.55 - lateral) * soft(y - 88);
                double cheek = bump(lateral - who.eyeHalfDistance() - 2, y - who.eyeY() - 18, 9)
                        + bump(lateral, y - who.noseY(), 6);
                double mouth = 1 - square(lateral / who.mouthHalfWidth());
                double lip = soft(who.upperLip() * mouth - who.mouthY() + y)
                        * soft(who.lowerLip() * mouth + who.mouthY() - y);
                double along = (lateral - who.eyeHalfDistance()) / who.eyeHalfWidth();
                double eye = 1 - square(along);
                double open = soft(who.upperOpening() * eye + y - who.eyeY())
                        * soft(who.lowerOpening() * eye + who.eyeY() - y);
                double round = soft(3.2 - Math.hypot(lateral - who.eyeHalfDistance(), y - who.eyeY()));
                Hue hue = wall.towards(skin, Math.max(inside, neck))
                        .towards(flush, inside * Math.min(1, cheek))
                        .towards(lips, mouth > 0 ? lip : 0)
                        .towards(white.towards(iris, round), eye > 0 ? open : 0);
                red[y * SIZE + x] = (float) hue.red();
                blue[y * SIZE + x] = (float) hue.blue();
            }
        }
    }

    /**
     * Colours a pixel.
     *
     * @param grey its grey level
     * @param x the place of the face that it shows
     * @param y the place of the face that it shows
     * @param colours take red, green and blue
     * @param at which pixel of theirs it is
     */
    void colour(float grey, float x, float y, float[][] colours, int at) {
        float column = x < 0 ? 0 : x > LAST ? LAST : x;
        float row = y < 0 ? 0 : y > LAST ? LAST : y;
        int left = (int) column;
        int top = (int) row;
        int place = top * SIZE + left;
        float fx = column - left;
        float fy = row - top;
        float r = grey * between(red, place, fx, fy);
        float b = grey * between(blue, place, fx, fy);
        colours[0][at] = r;
        colours[1][at] = (grey - RED * r - BLUE * b) / GREEN;
        colours[2][at] = b;
    }

    private static float between(float[] values, int at, float fx, float fy) {
        float above = values[at] + fx * (values[at + 1] - values[at]);
        float below = values[at + SIZE] + fx * (values[at + SIZE + 1] - values[at + SIZE]);
        return above + fy * (below - above);
    }

    private static double bump(double x, double y, double spread) {
        return StrictMath.exp(-(x * x + y * y) / (2 * spread * spread));
    }

    private static double soft(double distance) {
        return Math.max(0, Math.min(1, distance + 0.5));
    }

    private static double square(double value) {
        return value * value;
    }
}

package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.List;
import org.aullm.datasets.RandomStream;

/**
 * What a person's skin bears at rest: moles, the shadow of a beard, lines of the forehead and beside the eyes.
 *
 * @param moles where they are
 * @param beard how dark its shadow is, a share; 0 for none
 * @param lines how deep lines are, a share
 */
record Marks(List<Mole> moles, double beard, double lines) {

    private static final int MOST_MOLES = 4;

    Marks {
        moles = List.copyOf(moles);
    }

    /**
     * A mole.
     *
     * @param x its middle, pixels
     * @param y its middle
     * @param radius its size, pixels
     * @param darkness a share
     */
    record Mole(double x, double y, double radius, double darkness) {}

    static Marks draw(RandomStream random) {
        List<Mole> moles = new ArrayList<>();
        int count = (int) random.between(0, MOST_MOLES + 1);
        for (int i = 0; i < count; i++) {
            moles.add(new Mole(
                    random.between(24, 88),
                    random.between(28, 98),
                    random.between(0.5, 1.2),
                    random.between(0.2, 0.6)));
        }
        return new Marks(moles, random.chance(0.4) ? random.between(0.05, 0.3) : 0, random.between(0, 0.12));
    }

    /** The share of its light that skin at a place keeps. */
    double light(Person who, double x, double y, double grain) {
        double light = 1 - beard * shadow(who, x, y) * (0.8 + 0.6 * grain);
        light *= 1 - lines * (forehead(who, x, y) + crowsFeet(who, x, y));
        for (Mole mole : moles) {
            double squared = square((x - mole.x()) / mole.radius()) + square((y - mole.y()) / mole.radius());
            light *= squared > 9 ? 1 : 1 - mole.darkness() * StrictMath.exp(-squared / 2);
        }
        return light;
    }

    // Over the lip, the chin and the jaw; the lips are painted over it.
    private static double shadow(Person who, double x, double y) {
        double below = smooth((y - who.noseY() - 4) / 6);
        double cheek = smooth((Math.abs(x - Person.MIDLINE) - who.mouthHalfWidth()) / 8);
        double jaw = smooth((y - who.mouthY() - 2) / 6);
        return below * (1 - cheek * (1 - jaw));
    }

    private static double forehead(Person who, double x, double y) {
        double middle = (who.hairline() + who.browY()) / 2;
        double sum = 0;
        for (int line = -1; line <= 1; line++) {
            sum += ridge(y - middle - 4 * line) * smooth(2 - Math.abs(x - Person.MIDLINE) / 10);
        }
        return sum;
    }

    private static double crowsFeet(Person who, double x, double y) {
        double along = Math.abs(x - Person.MIDLINE) - who.eyeHalfDistance() - who.eyeHalfWidth() - 1;
        if (along < 0 || along > 6) {
            return 0;
        }
        double sum = 0;
        for (int line = -1; line <= 1; line++) {
            sum += ridge(y - who.eyeY() - line * (1 + 0.4 * along));
        }
        return sum * (1 - along / 6);
    }

    private static double ridge(double distance) {
        return Math.abs(distance) > 2.5 ? 0 : StrictMath.exp(-distance * distance / 0.6);
    }

    private static double smooth(double t) {
        double share = Math.max(0, Math.min(1, t));
        return share * share * (3 - 2 * share);
    }

    private static double square(double value) {
        return value * value;
    }
}

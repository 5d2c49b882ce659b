package org.aullm.datasets.faces;

import java.util.Map;
import java.util.TreeMap;
import org.aullm.datasets.RandomStream;

/**
 * A made-up person.
 *
 * @param eyeHalfDistance from the midline to the middle of an eye
 * @param eyeY height of the eyes
 * @param eyeHalfWidth half the width of an eye
 * @param upperOpening how far the upper lid stands above the middle of the eye
 * @param lowerOpening how far the lower lid stands below it
 * @param browRise from the eye up to the brow
 * @param browInner from the midline to the inner end of a brow
 * @param browOuter from the midline to its outer end
 * @param browThickness thickness of a brow
 * @param browArch how much higher a brow's middle is than its ends
 * @param noseY height of the tip of the nose
 * @param noseHalfWidth half the width of the wings of the nose
 * @param mouthY height of the line of the mouth
 * @param mouthHalfWidth half the width of the mouth
 * @param upperLip thickness of the upper lip
 * @param lowerLip thickness of the lower lip
 * @param chinY height of the boss of the chin
 * @param halfWidth half the width of the head
 * @param jaw how much the jaw is narrower than the temples, 0 to 1
 * @param hairline height below which there is no hair
 * @param tone grey level of lit skin
 * @param contrast how much darker brows, lips and hair are, 0 to 1
 * @param freckles strength of spots
 * @param habits how this person shows each unit
 */
record Person(
        double eyeHalfDistance,
        double eyeY,
        double eyeHalfWidth,
        double upperOpening,
        double lowerOpening,
        double browRise,
        double browInner,
        double browOuter,
        double browThickness,
        double browArch,
        double noseY,
        double noseHalfWidth,
        double mouthY,
        double mouthHalfWidth,
        double upperLip,
        double lowerLip,
        double chinY,
        double halfWidth,
        double jaw,
        double hairline,
        double tone,
        double contrast,
        double freckles,
        Map<Integer, Habit> habits) {

    /** The middle of the picture. */
    static final double MIDLINE = 56;

    /** The middle of the head's height. */
    static final double HEAD_Y = 58;

    Person {
        habits = java.util.Collections.unmodifiableMap(new TreeMap<>(habits));
    }

    /**
     * How a person shows a unit.
     *
     * @param gain how much more than others
     * @param turn by which the motion deviates, radians
     * @param spread how much wider the moving skin is
     * @param left how much more the left of the picture moves than its right
     * @param furrow how deep wrinkles are
     */
    record Habit(double gain, double turn, double spread, double left, double furrow) {}

    /** Draws one. */
    static Person draw(RandomStream random) {
        double eyeHalfDistance = random.between(17.5, 21);
        double eyeY = random.between(40, 44);
        double noseY = eyeY + random.between(22, 27);
        double mouthY = noseY + random.between(14, 18);
        return new Person(
                eyeHalfDistance,
                eyeY,
                random.between(7.6, 9.6),
                random.between(2.6, 4.2),
                random.between(1.7, 2.8),
                random.between(10, 13),
                random.between(7.5, 10.5),
                eyeHalfDistance + random.between(8.5, 12),
                random.between(1.2, 2.6),
                random.between(0.5, 3),
                noseY,
                random.between(6.5, 9.5),
                mouthY,
                random.between(13.5, 18),
                random.between(2.0, 3.8),
                random.between(2.8, 5.0),
                mouthY + random.between(14, 18),
                random.between(36.5, 42.5),
                random.between(0.12, 0.3),
                random.between(14, 22),
                random.between(105, 200),
                random.between(0.35, 0.7),
                random.between(0, 1),
                habits(random));
    }

    private static Map<Integer, Habit> habits(RandomStream random) {
        Map<Integer, Habit> habits = new TreeMap<>();
        for (int unit : Units.ALL) {
            habits.put(
                    unit,
                    new Habit(
                            StrictMath.exp(0.22 * random.bell()),
                            0.20 * random.bell(),
                            StrictMath.exp(0.15 * random.bell()),
                            1 + 0.08 * random.bell(),
                            random.between(0.5, 1.5)));
        }
        return habits;
    }

    /** Horizontal place at a distance from the midline on one side: -1 the picture's left, 1 its right. */
    static double x(int side, double distance) {
        return MIDLINE + side * distance;
    }

    double browY() {
        return eyeY - browRise;
    }

    /** How far a place lies from the head's outline: 0 in the middle, 1 on the outline, more outside. */
    double outline(double x, double y) {
        double halfHeight = y < HEAD_Y ? 47 : 48;
        double dy = (y - HEAD_Y) / halfHeight;
        double narrowing = dy > 0 ? 1 - jaw * dy * dy : 1;
        double dx = (x - MIDLINE) / (halfWidth * narrowing);
        return Math.sqrt(dx * dx + dy * dy);
    }
}

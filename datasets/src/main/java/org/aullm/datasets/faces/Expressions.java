package org.aullm.datasets.faces;

import java.util.List;

/**
 * What each unit does to a person's face, after the descriptions of appearance changes in the Facial Action Coding
 * System. The amounts are this project's own. Neighbours share regions on purpose (6 and 7; 12, 14 and 20; 15 and 17; 23
 * and 24; 9 and 10; 1 and 2): there relations between units, or a fine look, can earn their keep.
 */
final class Expressions {

    private final Person who;
    private final double brow;
    private final double eye;
    private final double nose;
    private final double mouth;
    private final double corner;

    Expressions(Person who) {
        this.who = who;
        this.brow = who.browY();
        this.eye = who.eyeY();
        this.nose = who.noseY();
        this.mouth = who.mouthY();
        this.corner = who.mouthHalfWidth();
    }

    /** The expression of a unit. */
    Expression of(int unit) {
        return switch (unit) {
            case 1 -> brows();
            case 2 -> outerBrows();
            case 4 -> frown();
            case 5 ->
                new Expression(
                        List.of(move(who.eyeHalfDistance(), eye - 4, who.eyeHalfWidth(), 3, 0, 0.9)),
                        List.of(fold(who.eyeHalfDistance(), eye - 6, 6, 0, 1.1, 0.10)),
                        2.0,
                        0,
                        0);
            case 6 -> cheeks();
            case 7 ->
                new Expression(
                        List.of(move(who.eyeHalfDistance(), eye + 4, who.eyeHalfWidth(), 2.2, -0.5, 1.3)),
                        List.of(fold(who.eyeHalfDistance(), eye + 5.5, 6, 0, 1.2, 0.12)),
                        -0.7,
                        1.3,
                        0);
            case 9 -> noseWrinkle();
            case 10 ->
                new Expression(
                        List.of(move(6, mouth - 2.5, 7.5, 4.2, 0, 4.2), move(who.noseHalfWidth(), nose, 4, 4, 0, 1.5)),
                        List.of(fold(corner * 0.75, nose + 6, 6, -0.9, 1.4, 0.16)),
                        0,
                        0,
                        0.5);
            case 12 ->
                new Expression(
                        List.of(move(corner, mouth, 8.5, 7.5, 4.4, 4.0), move(corner + 8, mouth - 16, 10, 8, 0.4, 1.6)),
                        List.of(fold(corner + 3, mouth - 6, 8, -0.9, 1.6, 0.20)),
                        0,
                        0,
                        0);
            case 14 ->
                new Expression(
                        List.of(move(corner, mouth, 5.5, 5, 2.0, -0.35)),
                        List.of(fold(corner + 3, mouth, 3, 1.5, 1.3, 0.22)),
                        0,
                        0,
                        0);
            case 15 ->
                new Expression(
                        List.of(move(corner, mouth + 1, 7.5, 6, 0.5, -4.0)),
                        List.of(fold(corner + 1.5, mouth + 5, 4, 0.9, 1.3, 0.16)),
                        0,
                        0,
                        0);
            case 17 ->
                new Expression(
                        List.of(
                                move(3, who.chinY(), 10.5, 6.5, 0, 2.0),
                                move(3, mouth + 4, 8, 4, 0, 1.2),
                                move(3, mouth - 2, 8, 3, 0, 0.35)),
                        List.of(fold(3, mouth + 8, 6, 0, 1.3, 0.10), fold(4, who.chinY() + 1, 3, 0.4, 1.0, 0.07)),
                        0,
                        0,
                        0);
            case 20 ->
                new Expression(
                        List.of(move(corner, mouth, 8.5, 6.5, 4.6, -0.9)),
                        List.of(fold(corner + 5, mouth, 4, 1.5, 1.3, 0.14)),
                        0,
                        0,
                        0);
            case 23 ->
                new Expression(
                        List.of(
                                move(corner * 0.5, mouth - 2.2, 8, 2, -0.5, -1.1),
                                move(corner * 0.5, mouth + 2.6, 8, 2.4, -0.5, 1.3),
                                move(corner, mouth, 4, 4, -1.5, 0)),
                        List.of(fold(5, mouth - 5, 2.5, 1.5, 0.8, 0.10), fold(9, mouth - 5, 2.5, 1.4, 0.8, 0.10)),
                        0,
                        0,
                        0);
            case 24 ->
                new Expression(
                        List.of(
                                move(corner * 0.5, mouth - 2.5, 9, 2.6, 0, -1.7),
                                move(corner * 0.5, mouth + 3, 9, 2.8, 0, 2.0)),
                        List.of(fold(corner * 0.5, mouth + 6, 8, 0, 1.2, 0.14)),
                        0,
                        0,
                        0);
            case 25 ->
                new Expression(
                        List.of(
                                move(corner * 0.4, mouth - 2.5, 8, 3, 0, 1.1),
                                move(corner * 0.4, mouth + 3.5, 8, 4, 0, -2.1)),
                        List.of(),
                        0,
                        0,
                        2.6);
            default -> throw new IllegalArgumentException("these faces have no AU" + unit);
        };
    }

    private Expression brows() {
        return new Expression(
                List.of(move(who.browInner() + 2, brow, 7.5, 7.5, 0, 6.2), move(middleBrow(), brow, 6, 6, 0, 1.6)),
                List.of(
                        fold(6, brow - 8, 8, 0, 1.1, 0.14),
                        fold(6, brow - 12, 8, 0, 1.1, 0.10),
                        fold(6, brow - 16, 7, 0, 1.1, 0.07)),
                0.2,
                0,
                0);
    }

    private Expression outerBrows() {
        return new Expression(
                List.of(move(who.browOuter() - 3, brow, 8.5, 7.5, 0, 5.8), move(middleBrow(), brow, 6, 6, 0, 1.2)),
                List.of(
                        fold(who.browOuter() - 4, brow - 8, 7, 0.2, 1.1, 0.12),
                        fold(who.browOuter() - 5, brow - 12, 6, 0.2, 1.1, 0.08)),
                0.35,
                0,
                0);
    }

    private Expression frown() {
        return new Expression(
                List.of(move(who.browInner() + 2, brow, 7.5, 7, -2.8, -4.6), move(middleBrow(), brow, 6, 6, 0, -2.0)),
                List.of(fold(3.5, brow - 1, 5, 1.5, 1.2, 0.24), fold(who.browInner() + 3, brow - 4, 5, 0.5, 1.6, 0.08)),
                -0.45,
                0,
                0);
    }

    private Expression cheeks() {
        double outerEye = who.eyeHalfDistance() + who.eyeHalfWidth();
        return new Expression(
                List.of(
                        move(who.eyeHalfDistance() + 2, eye + 13, 11, 8, 0, 3.6),
                        move(outerEye, eye, 4, 5, -1.3, 0),
                        move(who.browOuter() - 3, brow, 6, 5, 0, -0.8)),
                List.of(
                        fold(outerEye + 3, eye + 1, 3, 0, 0.9, 0.14),
                        fold(outerEye + 3, eye + 3.5, 3, -0.4, 0.9, 0.14),
                        fold(outerEye + 3, eye - 1.5, 3, 0.4, 0.9, 0.12),
                        fold(who.eyeHalfDistance(), eye + 7, 7, 0, 1.3, 0.12)),
                -0.25,
                0.9,
                0);
    }

    private Expression noseWrinkle() {
        return new Expression(
                List.of(
                        move(5, nose - 9, 4.8, 7, 0, 3.6),
                        move(who.noseHalfWidth(), nose, 4, 4, 0, 2.6),
                        move(5, mouth - 3, 6, 3.5, 0, 1.6),
                        move(who.browInner() + 1, brow, 6, 5, -0.7, -2.2)),
                List.of(
                        fold(4, eye + 3, 3, 0.6, 0.9, 0.18),
                        fold(4.5, eye + 6, 3, 0.6, 0.9, 0.18),
                        fold(5, eye + 9, 3, 0.6, 0.9, 0.14),
                        fold(who.noseHalfWidth() + 3, nose, 5, -1.0, 1.3, 0.14)),
                0,
                0,
                0);
    }

    private double middleBrow() {
        return (who.browInner() + who.browOuter()) / 2;
    }

    private static SkinMotion move(
            double lateral, double y, double spreadX, double spreadY, double outward, double up) {
        return new SkinMotion(lateral, y, spreadX, spreadY, outward, up);
    }

    private static Furrow fold(double lateral, double y, double length, double angle, double width, double depth) {
        return new Furrow(lateral, y, length, angle, width, depth);
    }
}

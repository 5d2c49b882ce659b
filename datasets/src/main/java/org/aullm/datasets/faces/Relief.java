package org.aullm.datasets.faces;

/** The height of a person's face towards the camera, in pixels; what light and turning of the head see of it. */
final class Relief {

    // Six standard deviations, where a bump of 5 pixels has 1e-7 of a pixel left.
    private static final double FAR = 36;

    private final Person who;

    Relief(Person who) {
        this.who = who;
    }

    /** The height at a place; 0 on and outside the outline. */
    double at(double x, double y) {
        double outline = who.outline(x, y);
        if (outline >= 1) {
            return 0;
        }
        double height = 26 * Math.sqrt(1 - outline * outline);
        double lateral = Math.abs(x - Person.MIDLINE);
        double eye = who.eyeY();
        double nose = who.noseY();
        double mouth = who.mouthY();
        height += 3.0 * bump(lateral, y, who.eyeHalfDistance(), who.browY() + 1, 9, 3);
        height -= 4.5 * bump(lateral, y, who.eyeHalfDistance() - 1, eye, 9, 5);
        height += 2.5 * bump(lateral, y, who.eyeHalfDistance() + 2, eye + 15, 10, 8);
        height += ridge(lateral, y, eye - 2, nose);
        height += 3.0 * bump(lateral, y, who.noseHalfWidth() - 2, nose, 3, 3);
        height += 1.8 * bump(lateral, y, 0, mouth - who.upperLip() / 2, 11, 2);
        height += 2.2 * bump(lateral, y, 0, mouth + who.lowerLip() / 2, 9, 2.4);
        height -= 1.6 * bump(lateral, y, 0, mouth, 12, 0.9);
        height -= 1.5 * bump(lateral, y, 0, mouth + 8, 9, 2.5);
        height += 3.5 * bump(lateral, y, 0, who.chinY(), 8, 6);
        height -= 1.2 * bump(lateral - (y - nose) * 0.45, y, who.noseHalfWidth() + 3, nose + 7, 1.8, 7);
        return height;
    }

    private static double ridge(double lateral, double y, double from, double to) {
        if (y < from - 4 || y > to + 5) {
            return 0;
        }
        double along = Math.max(0, Math.min(1, (y - from) / (to - from)));
        double end = y > to ? Math.max(0, 1 - (y - to) / 5) : 1;
        double start = y < from ? Math.max(0, 1 - (from - y) / 4) : 1;
        double width = 2.6 + 2.4 * along;
        return (2 + 7 * along * along) * end * start * StrictMath.exp(-lateral * lateral / (2 * width * width));
    }

    private static double bump(double x, double y, double centreX, double centreY, double spreadX, double spreadY) {
        double dx = (x - centreX) / spreadX;
        double dy = (y - centreY) / spreadY;
        double squared = dx * dx + dy * dy;
        return squared > FAR ? 0 : StrictMath.exp(-squared / 2);
    }
}

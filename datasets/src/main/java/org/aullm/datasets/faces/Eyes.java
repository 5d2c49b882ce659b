package org.aullm.datasets.faces;

/** The eyes of a person, drawn over the skin in each frame because lids and gaze move. */
final class Eyes {

    private static final float MIDLINE = (float) Person.MIDLINE;
    private static final float IRIS = 3.2f;
    private static final float PUPIL = 1.3f;

    private static final float ABOVE = 9;
    private static final float BELOW = 6;

    private final float halfDistance;
    private final float height;
    private final float halfWidth;
    private final float upperOpening;
    private final float lowerOpening;
    private final float sclera;
    private final float iris;

    /**
     * What the eyes do at a moment.
     *
     * @param left the lids of the picture's left eye
     * @param right the lids of its right eye
     * @param closure 0 open, 1 closed by a blink
     * @param gaze how far both look to the right, pixels
     */
    record State(Lids left, Lids right, float closure, float gaze) {}

    /** How far the lids of an eye stand above their rest, pixels. */
    record Lids(float upper, float lower) {
        static final Lids AT_REST = new Lids(0, 0);

        Lids raised(double upperBy, double lowerBy) {
            return new Lids(upper + (float) upperBy, lower + (float) lowerBy);
        }
    }

    Eyes(Person who, Light light) {
        this.halfDistance = (float) who.eyeHalfDistance();
        this.height = (float) who.eyeY();
        this.halfWidth = (float) who.eyeHalfWidth();
        this.upperOpening = (float) who.upperOpening();
        this.lowerOpening = (float) who.lowerOpening();
        this.sclera = (float) (60 + 0.75 * who.tone() * (light.ambient() + (1 - light.ambient()) * light.z()));
        this.iris = (float) (20 + 60 * who.contrast());
    }

    /** Whether a line whose ends have these heights may cross an eye. */
    boolean between(float one, float other) {
        return Math.max(one, other) > height - ABOVE && Math.min(one, other) < height + BELOW;
    }

    /** Whether a place may belong to an eye. */
    boolean near(float x, float y) {
        float dy = y - height;
        float lateral = Math.abs(x - MIDLINE) - halfDistance;
        return dy > -ABOVE && dy < BELOW && Math.abs(lateral) < halfWidth;
    }

    /** The brightness at a place, given that of the skin there. */
    float over(float skin, float x, float y, State state) {
        boolean left = x < MIDLINE;
        Lids lids = left ? state.left() : state.right();
        float dx = x - (left ? MIDLINE - halfDistance : MIDLINE + halfDistance);
        float dy = y - height;
        float along = dx / halfWidth;
        float round = 1 - along * along;
        if (round <= 0) {
            return skin;
        }
        float open = 1 - state.closure();
        float low = (lowerOpening - lids.lower()) * round;
        float high = (upperOpening + lids.upper()) * (float) Math.sqrt(round);
        float upper = low - (low + high) * open;
        float inside = edge(dy - upper) * edge(low - dy);
        float line = dy - upper;
        float lash = Math.max(0, 1 - line * line) * 0.45f * Math.min(1, 3 * round);
        float painted = skin + inside * (ball(dx, dy, state) - skin);
        return painted * (1 - lash);
    }

    private float ball(float dx, float dy, State state) {
        float x = dx - state.gaze();
        float y = dy + 0.4f;
        float radius = (float) Math.sqrt(x * x + y * y);
        float white = sclera * (0.95f - 0.03f * Math.abs(dy));
        float coloured = white + edge(IRIS - radius) * (iris - white);
        float dark = coloured * (1 - 0.8f * edge(PUPIL - radius));
        float glint = Math.max(0, 1 - ((x - 1) * (x - 1) + (y + 1) * (y + 1)));
        return dark + glint * (220 - dark);
    }

    private static float edge(float distance) {
        return Math.max(0, Math.min(1, distance / 0.8f + 0.5f));
    }
}

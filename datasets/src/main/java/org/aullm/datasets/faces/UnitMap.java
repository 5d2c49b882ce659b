package org.aullm.datasets.faces;

/**
 * How one unit moves and shades one side of a person's face at its peak, on the grid of 112 x 112, cut to where anything
 * happens.
 */
final class UnitMap {

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final float[] narrow;
    private final float[] wide;
    private final float[] shade;

    /**
     * A map.
     *
     * @param left first column
     * @param top first row
     * @param width columns
     * @param height rows
     * @param narrow motion of a weak expression, (dx, dy) in turn, row by row
     * @param wide motion of a strong one, which reaches farther
     * @param shade change of brightness as a share
     */
    UnitMap(int left, int top, int width, int height, float[] narrow, float[] wide, float[] shade) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.narrow = narrow;
        this.wide = wide;
        this.shade = shade;
    }

    /** Adds this map to a field. */
    void addTo(MotionField field, double narrowWeight, double wideWeight, double shadeWeight) {
        float n = (float) narrowWeight;
        float w = (float) wideWeight;
        float s = (float) shadeWeight;
        float[] values = field.values();
        for (int row = 0; row < height; row++) {
            int at = row * width;
            int to = MotionField.place(left, top + row);
            for (int column = 0; column < width; column++) {
                values[to] += n * narrow[2 * at] + w * wide[2 * at];
                values[to + 1] += n * narrow[2 * at + 1] + w * wide[2 * at + 1];
                values[to + 2] += s * shade[at];
                at++;
                to += MotionField.PARTS;
            }
        }
        field.grow(left, top, left + width, top + height);
    }
}

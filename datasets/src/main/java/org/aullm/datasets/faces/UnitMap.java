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
     * @param narrow motion of a weak expression, row by row: all to the right, then all downwards
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
        int area = width * height;
        for (int row = 0; row < height; row++) {
            int at = row * width;
            int to = MotionField.place(left, top + row);
            add(field.right(), to, at, n, w);
            add(field.down(), to, area + at, n, w);
            float[] shading = field.shade();
            for (int column = 0; column < width; column++) {
                shading[to + column] += s * shade[at + column];
            }
        }
        field.grow(left, top, left + width, top + height);
    }

    private void add(float[] field, int to, int at, float narrowWeight, float wideWeight) {
        for (int column = 0; column < width; column++) {
            field[to + column] += narrowWeight * narrow[at + column] + wideWeight * wide[at + column];
        }
    }
}

package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * A smooth motion and shading of the skin that is no unit.
 *
 * @param x its middle, pixels
 * @param y its middle
 * @param spread its size, pixels; 0 where there is none
 * @param right how far the skin goes, pixels
 * @param down how far it goes
 * @param shade how much brighter it becomes, a share
 * @param time when
 */
record Decoy(double x, double y, double spread, double right, double down, double shade, Ramp time) {

    /** Draws one, given how likely they are; 1 is about one clip in three. */
    static Decoy draw(RandomStream random, double strength) {
        boolean present = random.chance(0.35 * strength);
        double start = random.between(0, 0.4);
        return new Decoy(
                random.between(26, 86),
                random.between(24, 96),
                present ? random.between(5, 10) : 0,
                random.bell(),
                random.bell(),
                0.02 * random.bell(),
                new Ramp(start, start + 0.3, start + 0.35, start + 0.6));
    }

    /** Adds it, as it is at a time, to a field. */
    void addTo(MotionField field, double time) {
        double now = spread > 0 ? this.time.at(time) : 0;
        if (now <= 0) {
            return;
        }
        int left = (int) Math.max(0, x - 3 * spread);
        int last = (int) Math.min(MotionField.SIZE, x + 3 * spread);
        int top = (int) Math.max(0, y - 3 * spread);
        int bottom = (int) Math.min(MotionField.SIZE, y + 3 * spread);
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < last; column++) {
                double dx = (column - x) / spread;
                double dy = (row - y) / spread;
                // (1 - r^2 / 9)^2 falls to zero at three spreads without a call to exp for each pixel and frame.
                double fall = Math.max(0, 1 - (dx * dx + dy * dy) / 9);
                double weight = now * fall * fall;
                int at = MotionField.place(column, row);
                field.right()[at] += (float) (weight * right);
                field.down()[at] += (float) (weight * down);
                field.shade()[at] += (float) (weight * shade);
            }
        }
        field.grow(left, top, last, bottom);
    }
}

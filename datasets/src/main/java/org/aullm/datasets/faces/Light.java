package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * The light of a session.
 *
 * @param x where it comes from: right is positive
 * @param y down is positive, so that light from above is negative
 * @param z towards the camera
 * @param ambient the share that comes from everywhere
 * @param background grey level behind the head
 */
record Light(double x, double y, double z, double ambient, double background) {

    static Light draw(RandomStream random) {
        double x = random.between(-0.6, 0.6);
        double y = random.between(-0.7, -0.1);
        double z = 1;
        double length = Math.sqrt(x * x + y * y + z * z);
        return new Light(x / length, y / length, z / length, random.between(0.35, 0.6), random.between(30, 130));
    }
}

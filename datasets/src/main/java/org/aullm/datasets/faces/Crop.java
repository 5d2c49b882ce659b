package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * How a clip's crop misses the upright face in the middle.
 *
 * @param right how far the face lies to the right, pixels
 * @param down how far it lies down
 * @param turn by how much it is turned, radians
 * @param grow how much larger it is, a share
 */
record Crop(double right, double down, double turn, double grow) {

    /**
     * Draws one.
     *
     * @param strength how careless it is
     * @param wider how much smaller all faces are, a share
     */
    static Crop draw(RandomStream random, double strength, double wider) {
        return new Crop(
                1.2 * strength * random.bell(),
                1.2 * strength * random.bell() + 30 * wider,
                0.015 * strength * random.bell(),
                0.015 * strength * random.bell() - wider);
    }
}

package org.aullm.datasets.faces;

/**
 * Skin that moves with a unit at its peak, around a place on each side of the face.
 *
 * @param lateral from the midline to the place
 * @param y height of the place
 * @param spreadX standard deviation of the Gaussian fall-off across
 * @param spreadY the same down
 * @param outward motion away from the midline, pixels
 * @param up motion upwards, pixels
 */
record SkinMotion(double lateral, double y, double spreadX, double spreadY, double outward, double up) {}

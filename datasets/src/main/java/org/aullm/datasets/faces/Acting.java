package org.aullm.datasets.faces;

/**
 * One unit in one clip.
 *
 * @param unit its number
 * @param left its intensity in the picture's left, as a share of the strongest there is
 * @param right the same in the picture's right
 * @param time when
 */
record Acting(int unit, double left, double right, Ramp time) {}

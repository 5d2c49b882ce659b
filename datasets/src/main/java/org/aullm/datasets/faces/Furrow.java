package org.aullm.datasets.faces;

/**
 * A fold of the skin that a unit makes: dark on the side away from the light, bright on the other.
 *
 * @param lateral from the midline to its middle
 * @param y height of its middle
 * @param length half its length
 * @param angle of its line against the horizontal, radians, rising away from the midline
 * @param width its width
 * @param depth its strength at the unit's peak, as a share of the skin's brightness
 */
record Furrow(double lateral, double y, double length, double angle, double width, double depth) {}

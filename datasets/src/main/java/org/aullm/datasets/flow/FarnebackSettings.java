package org.aullm.datasets.flow;

/**
 * How flow by polynomial expansion is computed.
 *
 * @param levels pictures in the pyramid, each half as wide as the one before
 * @param window width of the window over which motion is taken to be one, pixels; odd
 * @param iterations on each level
 * @param radius of the neighbourhood that a polynomial is fitted to, pixels
 * @param spread standard deviation of its weights, pixels
 * @param stiffness how much evidence it takes to leave the motion of the coarser level, in squared grey levels per pixel^4
 */
record FarnebackSettings(int levels, int window, int iterations, int radius, double spread, double stiffness) {}

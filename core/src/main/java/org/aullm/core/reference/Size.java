package org.aullm.core.reference;

/**
 * How big a built component is.
 *
 * @param weights numbers in its arrays, running statistics left out
 * @param trained those of them that training changes
 */
public record Size(long weights, long trained) {}

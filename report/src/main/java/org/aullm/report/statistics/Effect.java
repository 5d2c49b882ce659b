package org.aullm.report.statistics;

/**
 * How much of the mean binary F1 something accounts for, as a part of one.
 *
 * @param name what
 * @param value the estimate, above 0 where it helps
 * @param interval from drawing subjects, the same ones for every cell
 */
public record Effect(String name, double value, Interval interval) {}

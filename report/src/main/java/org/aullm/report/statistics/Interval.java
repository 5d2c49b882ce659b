package org.aullm.report.statistics;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** Whether "no difference" lies outside. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}

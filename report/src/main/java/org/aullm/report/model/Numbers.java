package org.aullm.report.model;

import java.util.Locale;

/** How numbers are printed for people: scores in percent, differences in points, a real minus sign. */
public final class Numbers {

    private Numbers() {}

    /** A score between 0 and 1 as percent with one decimal, such as {@code 67.6}. */
    public static String percent(double score) {
        return decimals(100 * score, 1);
    }

    /** A difference of scores in points with its sign, such as {@code −2.1}; {@code 0.0} has none. */
    public static String points(double difference) {
        String text = decimals(100 * difference, 1);
        return text.startsWith("−") || text.equals("0.0") ? text : "+" + text;
    }

    /** A p-value: three decimals, {@code < 0.001} below. */
    public static String pValue(double p) {
        return p < 0.001 ? "< 0.001" : decimals(p, 3);
    }

    /** A p-value after the letter, such as {@code p = 0.031}, not to be broken over lines. */
    public static String pEquals(double p) {
        return p < 0.001 ? "p\u00a0<\u00a00.001" : "p\u00a0=\u00a0" + decimals(p, 3);
    }

    /** With as many decimals as said; never {@code −0.0}. */
    public static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().allMatch(c -> c == '-' || c == '.' || c == '0');
        return zero ? text.replace("-", "") : text.replace('-', '−');
    }

    /** Seconds, minutes and seconds, or hours and minutes: {@code 4.2 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
    public static String duration(double seconds) {
        if (seconds < 100) {
            return decimals(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** A count and its noun, such as {@code 1 trial} or {@code 3 trials}. */
    public static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}

package org.aullm.report.html;

/** Names where space is short. */
final class Labels {

    private static final int LONGEST = 30;

    private Labels() {}

    /** At most thirty characters. */
    static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}

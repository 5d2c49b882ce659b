package org.aullm.datasets.annotation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the folders of a data set write a subject, whatever a table's copy makes of it ({@code 1}, {@code 01},
 * {@code sub01}).
 *
 * @param prefix what stands before the number
 * @param digits how many digits the number has at least; 0 takes the text as it stands
 */
record SubjectForm(String prefix, int digits) {

    /** As it stands. */
    static final SubjectForm AS_WRITTEN = new SubjectForm("", 0);

    private static final Pattern NUMBERED = Pattern.compile("(?i)(?:sub|s)?0*(\\d+)");

    /** The subject in the form of the folders. */
    String normalised(String written) {
        Matcher match = NUMBERED.matcher(written);
        return digits == 0 || !match.matches()
                ? written
                : prefix + "0".repeat(Math.max(0, digits - match.group(1).length())) + match.group(1);
    }
}

package org.aullm.datasets.annotation;

/**
 * One code of a FACS coder.
 *
 * @param number the number, 1 to 99
 * @param kind what the number counts
 * @param side where it was seen
 * @param intensity A to E, several letters where the coder left it open; empty where not coded
 * @param doubtful whether the coder marked it as uncertain
 * @param raw as written
 */
record UnitCode(int number, Kind kind, Side side, String intensity, boolean doubtful, String raw) {

    /** What a code's number counts. */
    enum Kind {
        /** An action unit. */
        UNIT,
        /** An action descriptor, written AD. */
        DESCRIPTOR,
        /** A movement of the head or eyes, written M. */
        MOVEMENT
    }

    UnitCode {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("a FACS code has a number from 1 to 99, not " + number);
        }
    }
}

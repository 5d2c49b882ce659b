package org.aullm.app;

/**
 * One thing that the doctor looked at.
 *
 * @param grade how it is
 * @param what the thing
 * @param seen what was found
 * @param advice what to do; empty if nothing
 */
record Finding(Grade grade, String what, String seen, String advice) {

    /** How a thing is. */
    enum Grade {
        OK,
        NOTE,
        FAIL
    }

    static Finding ok(String what, String seen) {
        return new Finding(Grade.OK, what, seen, "");
    }

    static Finding note(String what, String seen, String advice) {
        return new Finding(Grade.NOTE, what, seen, advice);
    }

    static Finding fail(String what, String seen, String advice) {
        return new Finding(Grade.FAIL, what, seen, advice);
    }
}

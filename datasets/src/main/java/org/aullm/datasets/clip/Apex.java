package org.aullm.datasets.clip;

/**
 * A clip's apex.
 *
 * @param index among the clip's frames, from 0
 * @param source {@code annotated}, {@code middle}, {@code spotted}, or {@code unused} where evidence does not depend on it
 */
record Apex(int index, String source) {

    static final Apex UNUSED = new Apex(0, "unused");
}

package org.aullm.api;

import java.util.Map;

/**
 * A facial action unit by its FACS number.
 *
 * @param number the number in the Facial Action Coding System, 1 to 99
 * @since 0.1.0
 */
public record ActionUnit(int number) implements Comparable<ActionUnit> {

    private static final Map<Integer, String> FACS_NAMES = Map.ofEntries(
            Map.entry(1, "inner brow raiser"),
            Map.entry(2, "outer brow raiser"),
            Map.entry(4, "brow lowerer"),
            Map.entry(5, "upper lid raiser"),
            Map.entry(6, "cheek raiser"),
            Map.entry(7, "lid tightener"),
            Map.entry(9, "nose wrinkler"),
            Map.entry(10, "upper lip raiser"),
            Map.entry(11, "nasolabial deepener"),
            Map.entry(12, "lip corner puller"),
            Map.entry(13, "sharp lip puller"),
            Map.entry(14, "dimpler"),
            Map.entry(15, "lip corner depressor"),
            Map.entry(16, "lower lip depressor"),
            Map.entry(17, "chin raiser"),
            Map.entry(18, "lip pucker"),
            Map.entry(20, "lip stretcher"),
            Map.entry(22, "lip funneler"),
            Map.entry(23, "lip tightener"),
            Map.entry(24, "lip pressor"),
            Map.entry(25, "lips part"),
            Map.entry(26, "jaw drop"),
            Map.entry(27, "mouth stretch"),
            Map.entry(28, "lip suck"),
            Map.entry(38, "nostril dilator"),
            Map.entry(39, "nostril compressor"),
            Map.entry(43, "eyes closed"),
            Map.entry(45, "blink"),
            Map.entry(46, "wink"));

    public ActionUnit {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("an action unit has a number from 1 to 99, not " + number);
        }
    }

    /** The unit's FACS name in lower case, or {@code "action unit N"} where this table has none. */
    public String facsName() {
        return FACS_NAMES.getOrDefault(number, "action unit " + number);
    }

    @Override
    public int compareTo(ActionUnit other) {
        return Integer.compare(number, other.number);
    }

    /** The usual short form, {@code AU12}. */
    @Override
    public String toString() {
        return "AU" + number;
    }
}

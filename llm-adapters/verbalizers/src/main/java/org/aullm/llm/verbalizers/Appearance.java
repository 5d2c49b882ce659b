package org.aullm.llm.verbalizers;

import java.util.Map;
import org.aullm.api.ActionUnit;

/** Which muscle acts in a unit and what is seen of it: common knowledge of FACS, in our words. */
final class Appearance {

    private static final Map<Integer, String> TABLE = Map.ofEntries(
            Map.entry(1, "the inner frontalis lifts the inner ends of the brows"),
            Map.entry(2, "the outer frontalis lifts the outer ends of the brows"),
            Map.entry(4, "corrugator and depressor supercilii lower the brows and draw them together"),
            Map.entry(5, "the levator palpebrae raises the upper eyelids, the eyes widen"),
            Map.entry(6, "the outer orbicularis oculi raises the cheeks and gathers skin at the outer eye corners"),
            Map.entry(7, "the inner orbicularis oculi tightens the eyelids, the lower lid rises"),
            Map.entry(9, "the levator labii alaeque nasi wrinkles the nose and lifts its wings"),
            Map.entry(10, "the levator labii superioris raises the upper lip"),
            Map.entry(12, "the zygomaticus major draws the lip corners up and outwards"),
            Map.entry(14, "the buccinator tightens the lip corners and draws them inwards"),
            Map.entry(15, "the depressor anguli oris draws the lip corners down"),
            Map.entry(17, "the mentalis pushes the chin and the lower lip up"),
            Map.entry(20, "the risorius stretches the lips sideways"),
            Map.entry(23, "the orbicularis oris tightens the lips"),
            Map.entry(24, "the orbicularis oris presses the lips together"),
            Map.entry(25, "the lips part"),
            Map.entry(26, "the jaw drops"));

    private Appearance() {}

    /** A phrase; empty for a unit that this table lacks. */
    static String of(ActionUnit unit) {
        return TABLE.getOrDefault(unit.number(), "");
    }
}

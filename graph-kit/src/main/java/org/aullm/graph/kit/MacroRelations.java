package org.aullm.graph.kit;

import java.util.List;
import org.aullm.graph.kit.Relation.Kind;

/**
 * What macro-expressions say about which action units belong together: the prior {@code macro}.
 *
 * <p>AULLM++ takes a sparse structural prior from the observation that micro combinations are subsets of macro ones; its
 * data and rule are not public. This mask is our proposal. Among the twelve units of CD6ME (1, 2, 4, 5, 6, 7, 9, 10, 12,
 * 14, 15, 17), two are related if the phi coefficient of their frame labels is at least 0.2 in BP4D (146,423 frames) or
 * DISFA (130,311 frames, intensity 2 or more), or if both are in the EMFACS prototype of one emotion: happiness 6+12,
 * sadness 1+4+15, surprise 1+2+5, fear 1+2+4+5+7, anger 4+5+7, disgust 9+15, contempt 12+14. They are related negatively
 * if phi is at most -0.1.
 *
 * <p>No label of a micro-expression was used, so nothing leaks from a test fold. The strengths of macro relations are
 * left out on purpose: they do not carry over (phi of micro against macro pairs correlates by 0.5 only).
 */
final class MacroRelations {

    /**
     * A relation and why it is there.
     *
     * @param relation between two of the twelve units
     * @param why the coefficients and prototypes that satisfy the rule
     */
    record Fact(Relation relation, String why) {}

    static final List<Fact> ALL = List.of(
            fact(1, 2, Kind.POSITIVE, "phi 0.46 in BP4D, 0.66 in DISFA; prototype of surprise, fear"),
            fact(1, 4, Kind.POSITIVE, "prototype of sadness, fear"),
            fact(1, 5, Kind.POSITIVE, "prototype of surprise, fear"),
            fact(1, 7, Kind.POSITIVE, "prototype of fear"),
            fact(1, 15, Kind.POSITIVE, "prototype of sadness"),
            fact(2, 4, Kind.POSITIVE, "prototype of fear"),
            fact(2, 5, Kind.POSITIVE, "prototype of surprise, fear"),
            fact(2, 7, Kind.POSITIVE, "prototype of fear"),
            fact(4, 5, Kind.POSITIVE, "prototype of fear, anger"),
            fact(4, 7, Kind.POSITIVE, "prototype of fear, anger"),
            fact(4, 9, Kind.POSITIVE, "phi 0.35 in DISFA"),
            fact(4, 15, Kind.POSITIVE, "prototype of sadness"),
            fact(5, 7, Kind.POSITIVE, "prototype of fear, anger"),
            fact(6, 7, Kind.POSITIVE, "phi 0.54 in BP4D"),
            fact(6, 10, Kind.POSITIVE, "phi 0.50 in BP4D"),
            fact(6, 12, Kind.POSITIVE, "phi 0.54 in BP4D, 0.50 in DISFA; prototype of happiness"),
            fact(6, 14, Kind.POSITIVE, "phi 0.25 in BP4D"),
            fact(7, 10, Kind.POSITIVE, "phi 0.39 in BP4D"),
            fact(7, 12, Kind.POSITIVE, "phi 0.35 in BP4D"),
            fact(9, 15, Kind.POSITIVE, "prototype of disgust"),
            fact(10, 12, Kind.POSITIVE, "phi 0.53 in BP4D"),
            fact(10, 14, Kind.POSITIVE, "phi 0.26 in BP4D"),
            fact(12, 14, Kind.POSITIVE, "phi 0.23 in BP4D; prototype of contempt"),
            fact(15, 17, Kind.POSITIVE, "phi 0.29 in BP4D"),
            fact(4, 12, Kind.NEGATIVE, "phi -0.27 in BP4D, -0.12 in DISFA"));

    private MacroRelations() {}

    private static Fact fact(int first, int second, Kind kind, String why) {
        return new Fact(Relation.of(first, second, kind), why);
    }
}

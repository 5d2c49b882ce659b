package org.aullm.graph.kit;

import org.aullm.api.ActionUnit;

/**
 * An edge of the graph, which works both ways.
 *
 * @param first the unit with the smaller number
 * @param second the other
 * @param kind what one says of the other
 */
public record Relation(ActionUnit first, ActionUnit second, Kind kind) {

    /** What one unit says of the other. */
    public enum Kind {
        /** They come together. */
        POSITIVE,
        /** They keep apart. */
        NEGATIVE
    }

    public Relation {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException(
                    "a relation names the smaller unit first, got %s, %s".formatted(first, second));
        }
    }

    /** The relation between two units by their numbers, the smaller one first. */
    public static Relation of(int first, int second, Kind kind) {
        return new Relation(new ActionUnit(first), new ActionUnit(second), kind);
    }

    /** Whether both ends are among some units. */
    boolean isWithin(java.util.Collection<ActionUnit> units) {
        return units.contains(first) && units.contains(second);
    }
}

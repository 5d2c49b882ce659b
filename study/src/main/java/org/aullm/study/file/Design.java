package org.aullm.study.file;

import java.util.List;

/**
 * Which cells a study has, and how they were made.
 *
 * @param kind one of {@link #KINDS}
 * @param factors what is varied freely of each other, in the order of the file; empty for {@code one-at-a-time} and
 *     {@code list}, whose cells are held against the baseline one by one
 * @param generators for {@code fractional}: how each further factor follows from those before it, by letters in the order
 *     of {@code factors}, such as {@code E = ABCD}, with + for the baseline's level
 * @param resolution for {@code fractional}: 5 means that no main effect and no two-way interaction is mixed up with
 *     another of these; otherwise 0
 */
public record Design(String kind, List<Factor> factors, List<String> generators, int resolution) {

    /** The baseline, and each variant for itself. */
    public static final String ONE_AT_A_TIME = "one-at-a-time";

    /** All combinations of all factors' levels. */
    public static final String GRID = "grid";

    /** A regular fraction of all combinations of factors with two levels. */
    public static final String FRACTIONAL = "fractional";

    /** The cells as they are listed; each may change several things. */
    public static final String LIST = "list";

    /** Some combinations, drawn without looking. */
    public static final String RANDOM = "random";

    /** All kinds, the default first. */
    public static final List<String> KINDS = List.of(ONE_AT_A_TIME, GRID, FRACTIONAL, LIST, RANDOM);

    public Design {
        factors = List.copyOf(factors);
        generators = List.copyOf(generators);
    }

    /** A design whose cells are no combinations of factors. */
    static Design without(String kind) {
        return new Design(kind, List.of(), List.of(), 0);
    }

    /**
     * Something that is varied.
     *
     * @param name unique in its study
     * @param levels the baseline's first, which is called {@link Cell#BASELINE}
     */
    public record Factor(String name, List<String> levels) {
        public Factor {
            levels = List.copyOf(levels);
        }
    }
}

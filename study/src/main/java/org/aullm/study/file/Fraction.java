package org.aullm.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A regular fraction of the two-level factorial, of resolution V or more: every main effect and every two-way interaction
 * can be told from every other. The generators are those of the standard tables (Box, Hunter and Hunter, Statistics for
 * Experimenters, table of two-level fractional designs). With + for the baseline's level, the baseline is always a cell.
 *
 * @param factors how many
 * @param generators such as {@code E = ABCD}
 * @param resolution the length of the shortest product of factors that is constant over all cells
 */
record Fraction(int factors, List<String> generators, int resolution) {

    /** Fewer factors have no fraction of resolution V. */
    static final int FEWEST = 5;

    /** More than these are not in the table. */
    static final int MOST = 11;

    // Letters as in print: there is no I, which stands for the constant.
    private static final String LETTERS = "ABCDEFGHJKL";

    private static final Map<Integer, Fraction> TABLE = Map.of(
            5, new Fraction(5, List.of("E = ABCD"), 5),
            6, new Fraction(6, List.of("F = ABCDE"), 6),
            7, new Fraction(7, List.of("G = ABCDEF"), 7),
            8, new Fraction(8, List.of("G = ABCD", "H = ABEF"), 5),
            9, new Fraction(9, List.of("H = ACDFG", "J = BCEFG"), 6),
            10, new Fraction(10, List.of("H = ABCG", "J = BCDE", "K = ACDF"), 5),
            11, new Fraction(11, List.of("H = ABCG", "J = BCDE", "K = ACDF", "L = ABCDEFG"), 5));

    /** The smallest one for a number of factors, if there is one. */
    static Optional<Fraction> of(int factors) {
        return Optional.ofNullable(TABLE.get(factors));
    }

    /** Its cells; 0 is the baseline's level and 1 the other. The baseline comes first. */
    List<List<Integer>> cells() {
        int free = factors - generators.size();
        List<List<Integer>> cells = new ArrayList<>();
        for (List<Integer> begun : Combinations.all(java.util.Collections.nCopies(free, 2))) {
            List<Integer> cell = new ArrayList<>(begun);
            // A product of signs is - where an odd number of its factors is -.
            generators.forEach(generator -> cell.add(parity(cell, generator.substring(generator.indexOf('=') + 2))));
            cells.add(cell);
        }
        return cells;
    }

    private static int parity(List<Integer> cell, String letters) {
        return letters.chars().map(letter -> cell.get(LETTERS.indexOf(letter))).sum() % 2;
    }
}

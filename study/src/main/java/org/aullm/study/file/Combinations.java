package org.aullm.study.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Combinations of levels: one number for each factor, 0 for the baseline's level. The baseline comes first. */
final class Combinations {

    private Combinations() {}

    /** How many there are in all. */
    static long count(List<Integer> levels) {
        return levels.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> saturated(a, b));
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** All of them; the last factor changes fastest. */
    static List<List<Integer>> all(List<Integer> levels) {
        List<List<Integer>> combinations = List.of(List.of());
        for (int count : levels) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> begun : combinations) {
                for (int level = 0; level < count; level++) {
                    List<Integer> next = new ArrayList<>(begun);
                    next.add(level);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** The baseline and some others, different ones, each as likely as any other; all of them if there are not more. */
    static List<List<Integer>> drawn(List<Integer> levels, int others, long seed) {
        Random random = new Random(seed);
        long most = Math.min(others, count(levels) - 1);
        List<Integer> baseline = levels.stream().map(any -> 0).toList();
        Set<List<Integer>> seen = new HashSet<>(Set.of(baseline));
        List<List<Integer>> drawn = new ArrayList<>(List.of(baseline));
        // Throwing the same again away is no bias, and is seldom: a study asks for few of many.
        while (drawn.size() <= most) {
            List<Integer> next = levels.stream().map(random::nextInt).toList();
            if (seen.add(next)) {
                drawn.add(next);
            }
        }
        return drawn;
    }
}

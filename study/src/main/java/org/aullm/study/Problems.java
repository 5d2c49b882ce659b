package org.aullm.study;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.aullm.study.yaml.YamlNode;

/** Collects everything that is wrong, each thing once. */
public final class Problems {

    private final String file;
    private final Set<Problem> bare = new HashSet<>();
    private final Set<Problem> all = new LinkedHashSet<>();
    private String context = "";
    private int noted;

    /** No problems yet in a file. */
    public Problems(String file) {
        this.file = file;
    }

    /** Notes a problem with a value. */
    public void add(YamlNode node, String message) {
        add(node.place(), node.path(), message);
    }

    /** Notes a problem with a key. */
    public void add(Place place, String path, String message) {
        noted++;
        if (bare.add(new Problem(place, path, message))) {
            all.add(new Problem(place, path, message + context));
        }
    }

    /** Does some work; what it finds wrong and was not known before gets a further line that says where it matters. */
    public <T> T within(String where, Supplier<T> work) {
        String outer = context;
        context = "\n  " + where;
        try {
            return work.get();
        } finally {
            context = outer;
        }
    }

    /** How often anything was found wrong, the same thing again included: if it does not grow, all was sound. */
    public int count() {
        return noted;
    }

    /** All of them: those of the file by line, then those of files that it includes, then those of {@code --set}. */
    public List<Problem> list() {
        Comparator<Problem> order =
                Comparator.comparing(problem -> problem.place().line() == 0);
        order = order.thenComparing(problem -> !problem.place().source().equals(file));
        order = order.thenComparing(
                problem -> problem.place().line() == 0 ? "" : problem.place().source());
        return all.stream()
                .sorted(order.thenComparingInt(problem -> problem.place().line()))
                .toList();
    }

    /** The problems so far, as something to throw. */
    public PlanException exception() {
        return new PlanException(file, list());
    }

    /**
     * Goes on only if nothing is wrong.
     *
     * @throws PlanException with every problem
     */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw exception();
        }
    }
}

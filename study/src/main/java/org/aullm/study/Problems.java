package org.aullm.study;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aullm.study.yaml.YamlNode;

/** Collects everything that is wrong, each thing once. */
public final class Problems {

    private static final Comparator<Problem> BY_LINE = Comparator.comparingInt(problem ->
            problem.place().line() == 0 ? Integer.MAX_VALUE : problem.place().line());

    private final String file;
    private final Set<Problem> all = new LinkedHashSet<>();

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
        all.add(new Problem(place, path, message));
    }

    /** How many there are. */
    public int count() {
        return all.size();
    }

    /** All of them, in the order of the file's lines; those of {@code --set} last. */
    public List<Problem> list() {
        return all.stream().sorted(BY_LINE).toList();
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

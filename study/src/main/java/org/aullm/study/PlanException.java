package org.aullm.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study cannot be run as it is written. The message lists every problem and is meant for the user as it stands. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PlanException(String file, List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining(
                        "\n",
                        "%d problem%s in %s:\n".formatted(problems.size(), problems.size() == 1 ? "" : "s", file),
                        "")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}

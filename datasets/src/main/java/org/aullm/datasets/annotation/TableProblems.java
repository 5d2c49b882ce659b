package org.aullm.datasets.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.aullm.api.spi.AnnotationToolsProvider.Problem;

/** What is wrong or doubtful in a table, by row. */
final class TableProblems {

    private final AnnotationTable table;
    private final boolean elsewhere;
    private final List<Problem> problems = new ArrayList<>();

    private TableProblems(AnnotationTable table, boolean elsewhere) {
        this.table = table;
        this.elsewhere = elsewhere;
    }

    /** Every problem of a table, in the order of its rows. */
    static List<Problem> of(AnnotationTable table) {
        return of(table, true);
    }

    /**
     * The problems of a table, in the order of its rows.
     *
     * @param elsewhere whether also errors are said that are known of rows in which this copy has another clip
     */
    static List<Problem> of(AnnotationTable table, boolean elsewhere) {
        TableProblems found = new TableProblems(table, elsewhere);
        found.rows();
        found.knownErrors();
        found.problems.sort(java.util.Comparator.comparingInt(Problem::row));
        return List.copyOf(found.problems);
    }

    private void rows() {
        Map<String, Integer> seen = new HashMap<>();
        for (Annotation clip : table.annotations()) {
            frames(clip);
            codes(clip);
            String name = clip.subject() + "/" + clip.sample();
            Integer earlier = seen.putIfAbsent(name, clip.row());
            if (earlier != null) {
                add(clip, "stands in row %d already".formatted(earlier));
            }
        }
    }

    private void frames(Annotation clip) {
        if (table.form().required().contains(Column.ONSET)) {
            number(clip, "onset", clip.onset());
            number(clip, "apex", clip.apex());
            number(clip, "offset", clip.offset());
        }
        if (clip.onset().isPresent() && clip.offset().isPresent()) {
            int onset = clip.onset().getAsInt();
            int offset = clip.offset().getAsInt();
            if (onset > offset) {
                add(clip, "ends (%d) before it begins (%d)".formatted(offset, onset));
            } else if (clip.apex().isPresent()
                    && (clip.apex().getAsInt() < onset || clip.apex().getAsInt() > offset)) {
                add(
                        clip,
                        "the apex %d lies outside %d to %d"
                                .formatted(clip.apex().getAsInt(), onset, offset));
            }
        }
    }

    private void number(Annotation clip, String what, OptionalInt frame) {
        if (frame.isEmpty()) {
            add(clip, "the %s is not a number".formatted(what));
        }
    }

    private void codes(Annotation clip) {
        if (!table.form().required().contains(Column.UNITS) || clip.read().neutral()) {
            return;
        }
        if (clip.rawUnits().isEmpty()) {
            add(clip, "no action units are given: unknown, not absent");
        }
        clip.read().unread().forEach(part -> add(clip, "'%s' gives no action unit".formatted(part)));
        for (String part : UnitGrammar.parts(clip.rawUnits())) {
            if (UnitGrammar.isAlternative(part)) {
                add(clip, "'%s' is a choice; read as %s".formatted(part, clip.combination()));
            } else if (UnitGrammar.code(part).isEmpty() && !clip.read().unread().contains(part)) {
                add(clip, "'%s' is no plain code; read as %s".formatted(part, clip.combination()));
            }
        }
    }

    private void knownErrors() {
        for (Fixes.Applied error : table.applied()) {
            if (error.outcome() == Fixes.Outcome.ANOTHER_ROW && !elsewhere) {
                continue;
            }
            String text = "known error: %s %s should be %s".formatted(error.field(), error.from(), error.to());
            String outcome =
                    switch (error.outcome()) {
                        case APPLIED -> "corrected";
                        case NOT_ASKED -> "left as it is, --fixes corrects it";
                        case ALREADY_RIGHT -> "this copy is right already";
                        case ANOTHER_ROW -> "this copy has another clip there, nothing was changed";
                    };
            Annotation clip = table.annotations().stream()
                    .filter(each -> each.index() == error.index())
                    .findFirst()
                    .orElse(null);
            String said = "%s: %s (%s)".formatted(text, outcome, error.source());
            if (clip == null) {
                problems.add(new Problem(0, "", "data row %d: %s".formatted(error.index(), said)));
            } else if (error.outcome() != Fixes.Outcome.ALREADY_RIGHT) {
                add(clip, said);
            }
        }
    }

    private void add(Annotation clip, String text) {
        problems.add(new Problem(clip.row(), clip.subject() + "/" + clip.sample(), text));
    }
}

package org.aullm.datasets.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * The errors that are known of a data set's tables, each with its source. They are corrected only when asked, and said
 * in any case.
 */
final class Fixes {

    /** What became of a known error. */
    enum Outcome {
        /** Corrected. */
        APPLIED,
        /** The table holds the right value already. */
        ALREADY_RIGHT,
        /** Left as it is, because corrections were not asked for. */
        NOT_ASKED,
        /** Another clip stands in that row of this copy, so nothing was changed. */
        ANOTHER_ROW
    }

    /**
     * A known error and what became of it.
     *
     * @param index the data row, from 0
     * @param field what is wrong
     * @param from what the table holds
     * @param to what is right
     * @param source who says so
     */
    record Applied(int index, String field, String from, String to, String source, Outcome outcome) {}

    private record Known(int index, String subject, String sample, String field, String to, String source) {}

    // All that a table says of units then stands in each other's row: the codes, and a column for each unit.
    private static final String ROW = "row ";

    private final TableForm form;
    private final boolean asked;
    private final List<Known> known;

    private Fixes(TableForm form, boolean asked, List<Known> known) {
        this.form = form;
        this.asked = asked;
        this.known = known;
    }

    /** The errors known of a data set, corrected if asked. */
    static Fixes of(TableForm form, boolean asked) {
        List<Known> known = BundledTable.rows("known-errors.csv").stream()
                .filter(row -> row.get("dataset").equals(form.id()))
                .map(row -> new Known(
                        Integer.parseInt(row.get("row")),
                        row.get("subject"),
                        row.get("sample"),
                        row.get("field"),
                        row.get("to"),
                        row.get("source")))
                .toList();
        return new Fixes(form, asked, known);
    }

    /**
     * A row as it should be read.
     *
     * @param rows every data row as delivered
     * @param index the row, from 0
     * @param outcomes takes what became of each error known of this row
     */
    RowText apply(IntFunction<RowText> rows, int index, List<Applied> outcomes) {
        RowText row = rows.apply(index);
        for (Known error : known) {
            if (error.index() == index) {
                row = apply(error, row, rows, outcomes);
            }
        }
        return row;
    }

    private RowText apply(Known error, RowText row, IntFunction<RowText> rows, List<Applied> outcomes) {
        if (error.to().startsWith(ROW)) {
            return swapped(error, row, rows, outcomes);
        }
        Column column = Column.valueOf(error.field().toUpperCase(Locale.ROOT));
        String held = row.get(column);
        Outcome outcome = outcome(error, row, held);
        outcomes.add(new Applied(error.index(), error.field(), held, error.to(), error.source(), outcome));
        return outcome == Outcome.APPLIED ? row.with(column, error.to()) : row;
    }

    private RowText swapped(Known error, RowText row, IntFunction<RowText> rows, List<Applied> outcomes) {
        Outcome outcome = asked ? Outcome.APPLIED : Outcome.NOT_ASKED;
        outcomes.add(
                new Applied(error.index(), error.field(), row.flags().toString(), error.to(), error.source(), outcome));
        RowText other = rows.apply(Integer.parseInt(error.to().substring(ROW.length())));
        return asked
                ? new RowText(row.with(Column.UNITS, other.get(Column.UNITS)).cells(), other.flags())
                : row;
    }

    private Outcome outcome(Known error, RowText row, String held) {
        boolean named = !error.sample().isEmpty();
        if (named
                && !(form.subjects().normalised(row.subject()).equals(error.subject())
                        && row.sample().equals(error.sample()))) {
            return Outcome.ANOTHER_ROW;
        }
        if (held.equals(error.to())) {
            return Outcome.ALREADY_RIGHT;
        }
        return asked ? Outcome.APPLIED : Outcome.NOT_ASKED;
    }

    /** Errors known of rows that a table does not even have. */
    List<Applied> beyond(int rows) {
        List<Applied> beyond = new ArrayList<>();
        for (Known error : known) {
            if (error.index() >= rows) {
                beyond.add(
                        new Applied(error.index(), error.field(), "", error.to(), error.source(), Outcome.ANOTHER_ROW));
            }
        }
        return beyond;
    }
}

package org.aullm.datasets.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aullm.api.ComponentException;

/**
 * Where a sheet's columns are: they may stand in any order, and prose may stand above them.
 *
 * @param line the heading's place in the sheet's rows, from 0
 * @param columns the place of each column that the sheet has
 * @param unitColumns the places of columns headed by a unit's number
 */
record Header(int line, Map<Column, Integer> columns, Map<Integer, Integer> unitColumns) {

    /** No delivered table has more prose above its headings than 13 rows. */
    private static final int LAST_LINE = 40;

    Header {
        columns = Map.copyOf(columns);
        unitColumns = java.util.Collections.unmodifiableMap(new TreeMap<>(unitColumns));
    }

    /** The header of the first sheet that is such a table, and that sheet. */
    static Map.Entry<Grid, Header> find(Path file, List<Grid> sheets, TableForm form) {
        for (Grid sheet : sheets) {
            for (int line = 0; line < Math.min(LAST_LINE, sheet.rows().size()); line++) {
                Header header = at(sheet.rows().get(line), line, form);
                if (header.columns().keySet().containsAll(form.required())) {
                    return Map.entry(sheet, header);
                }
            }
        }
        throw new ComponentException("%s: no sheet has the columns of %s: %s%s"
                .formatted(file, form.title(), wanted(form), nearest(sheets, form)));
    }

    Optional<Integer> place(Column column) {
        return Optional.ofNullable(columns.get(column));
    }

    private static Header at(Grid.Line cells, int line, TableForm form) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            for (String heading : form.headings(column)) {
                int place = place(cells, heading);
                if (place >= 0) {
                    columns.putIfAbsent(column, place);
                }
            }
        }
        Map<Integer, Integer> units = new TreeMap<>();
        for (int place = 0; place < cells.cells().size(); place++) {
            String heading = plain(cells.cell(place));
            if (heading.matches("(au)?[1-9]\\d?")) {
                units.put(Integer.parseInt(heading.replace("au", "")), place);
            }
        }
        return new Header(line, columns, units);
    }

    private static int place(Grid.Line cells, String heading) {
        for (int place = 0; place < cells.cells().size(); place++) {
            if (plain(cells.cell(place)).equals(plain(heading))) {
                return place;
            }
        }
        return -1;
    }

    // Copies differ in spaces, underscores and capitals.
    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_]", "");
    }

    private static String wanted(TableForm form) {
        List<String> wanted = new ArrayList<>();
        for (Column column : Column.values()) {
            if (form.required().contains(column)) {
                wanted.add("%s (%s)".formatted(String.join(" or ", form.headings(column)), column.meaning()));
            }
        }
        return String.join(", ", wanted);
    }

    private static String nearest(List<Grid> sheets, TableForm form) {
        int most = 0;
        String text = "";
        for (Grid sheet : sheets) {
            for (int line = 0; line < Math.min(LAST_LINE, sheet.rows().size()); line++) {
                Grid.Line cells = sheet.rows().get(line);
                int found = at(cells, line, form).columns().size();
                if (found > most) {
                    most = found;
                    text = "; row %d of sheet '%s' comes nearest: %s"
                            .formatted(cells.number(), sheet.name(), String.join(", ", cells.cells()));
                }
            }
        }
        return text;
    }
}

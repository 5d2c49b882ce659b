package org.aullm.datasets.annotation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row as text.
 *
 * @param cells the text of every column, empty where the table has none
 * @param flags for tables with a column for each unit, what stands there
 */
record RowText(Map<Column, String> cells, Map<Integer, String> flags) {
    RowText {
        cells = Map.copyOf(cells);
        flags = java.util.Collections.unmodifiableMap(new TreeMap<>(flags));
    }

    String get(Column column) {
        return cells.getOrDefault(column, "");
    }

    String subject() {
        return get(Column.SUBJECT);
    }

    String sample() {
        return get(Column.SAMPLE);
    }

    /** The same row with another text in one column. */
    RowText with(Column column, String text) {
        Map<Column, String> changed = new EnumMap<>(cells);
        changed.put(column, text);
        return new RowText(changed, flags);
    }
}

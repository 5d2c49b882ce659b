package org.aullm.app;

import java.util.Collection;
import java.util.function.Function;

/** Widths of columns. */
final class Columns {

    private static final int LEAST = 24;

    private Columns() {}

    /** Wide enough for every row's name. */
    static <T> int width(Collection<T> rows, Function<T, String> name) {
        return rows.stream().mapToInt(row -> name.apply(row).length()).reduce(LEAST, Math::max);
    }
}

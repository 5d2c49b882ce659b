package org.aullm.datasets.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.aullm.api.ActionUnit;

/** A row as a manifest's columns name it. What is wrong with a cell goes to {@code problems}, and the cell counts as empty. */
final class ManifestRow {

    /** What stands for units that were looked for and not found. */
    static final String NONE = "-";

    private final Rows.Row row;
    private final Map<Field, String> columns;
    private final Consumer<String> problems;

    ManifestRow(Rows.Row row, Map<Field, String> columns, Consumer<String> problems) {
        this.row = row;
        this.columns = columns;
        this.problems = problems;
    }

    int line() {
        return row.line();
    }

    String text(Field field) {
        String heading = columns.getOrDefault(field, "");
        return row.cells().getOrDefault(heading, "");
    }

    String required(Field field) {
        String text = text(field);
        if (text.isEmpty()) {
            problems.accept("%s is empty".formatted(field.key()));
        }
        return text;
    }

    /** A name that becomes a part of clips' ids. */
    String name(Field field, String text) {
        if (text.contains("/") || text.contains("\\")) {
            problems.accept("%s '%s' holds a slash, which stands between the parts of a clip's id"
                    .formatted(field.key(), text));
            return text.replace('/', '_').replace('\\', '_');
        }
        return text;
    }

    OptionalInt frame(Field field) {
        String text = text(field);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,9}")) {
            problems.accept("%s '%s' is not a frame number".formatted(field.key(), text));
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    OptionalDouble rate(OptionalDouble otherwise) {
        String text = text(Field.FRAMES_PER_SECOND);
        if (text.isEmpty()) {
            return otherwise;
        }
        OptionalDouble rate = rate(text);
        if (rate.isEmpty()) {
            problems.accept("frames-per-second '%s' is not a number above 0".formatted(text));
        }
        return rate;
    }

    /** A number of frames in a second; empty if it is none. */
    static OptionalDouble rate(String text) {
        return text.matches("\\d{1,6}(\\.\\d{1,6})?") && Double.parseDouble(text) > 0
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** The units; nothing where they are not known. */
    Optional<Set<ActionUnit>> units() {
        String text = text(Field.UNITS);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equals(NONE)) {
            return Optional.of(Set.of());
        }
        Optional<Set<ActionUnit>> units = units(text);
        if (units.isEmpty()) {
            problems.accept(
                    "units '%s' are no numbers from 1 to 99 as in 4+7, 4;7 or 4 7; '%s' says that none is present"
                            .formatted(text, NONE));
        }
        return units;
    }

    static Optional<Set<ActionUnit>> units(String text) {
        Set<ActionUnit> units = new TreeSet<>();
        for (String word : text.split("[+;, ]+")) {
            String digits = word.startsWith("AU") ? word.substring(2) : word;
            if (!digits.matches("0?[1-9]|[1-9]\\d")) {
                return Optional.empty();
            }
            units.add(new ActionUnit(Integer.parseInt(digits)));
        }
        return Optional.of(units);
    }
}

package org.aullm.datasets.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.aullm.api.ComponentException;

/** Reads a data set's annotation table, row by row, keeping what it could not read beside what it could. */
final class TableReader {

    private final TableForm form;
    private final Reading reading;
    private final Fixes fixes;

    /**
     * A reader.
     *
     * @param fixes the errors known of the table, corrected or not
     */
    TableReader(TableForm form, Reading reading, Fixes fixes) {
        this.form = form;
        this.reading = reading;
        this.fixes = fixes;
    }

    /**
     * Reads a table.
     *
     * @throws ComponentException if the file cannot be read or is not such a table
     */
    AnnotationTable read(Path file) {
        Map.Entry<Grid, Header> found = Header.find(file, Grid.read(file), form);
        Header header = found.getValue();
        List<Grid.Line> lines = found.getKey()
                .rows()
                .subList(header.line() + 1, found.getKey().rows().size());
        Map<String, Integer> repeats = new HashMap<>();
        List<Annotation> annotations = new ArrayList<>();
        List<Fixes.Applied> applied = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            RowText text = fixes.apply(row -> text(lines, row, header), index, applied);
            if (text.subject().isEmpty() && text.sample().isEmpty()) {
                continue;
            }
            annotations.add(annotation(lines.get(index).number(), index, text, repeats));
        }
        if (annotations.isEmpty()) {
            throw new ComponentException("%s: the table of %s has headings in row %d but no rows below"
                    .formatted(
                            file,
                            form.title(),
                            found.getKey().rows().get(header.line()).number()));
        }
        applied.addAll(fixes.beyond(lines.size()));
        return new AnnotationTable(form, reading, file, annotations, applied);
    }

    private RowText text(List<Grid.Line> lines, int index, Header header) {
        Grid.Line line = lines.get(index);
        Map<Column, String> cells = new java.util.EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, header.place(column).map(line::cell).orElse(""));
        }
        Map<Integer, String> flags = new java.util.TreeMap<>();
        if (form.has(TableForm.Trait.UNIT_COLUMNS)) {
            header.unitColumns().forEach((unit, place) -> flags.put(unit, line.cell(place)));
        }
        return new RowText(cells, flags);
    }

    private Annotation annotation(int row, int index, RowText text, Map<String, Integer> repeats) {
        String subject = form.subjects().normalised(text.subject());
        String sample = text.sample();
        if (form.has(TableForm.Trait.REPEATED_SAMPLES)) {
            int count = repeats.merge(subject + "/" + sample, 1, Integer::sum);
            sample = count == 1 ? sample : sample + count;
        }
        OptionalInt onset = number(text.get(Column.ONSET));
        OptionalInt offset = number(text.get(Column.OFFSET));
        OptionalInt apex = form.has(TableForm.Trait.NO_APEX) && onset.isPresent() && offset.isPresent()
                ? OptionalInt.of((onset.getAsInt() + offset.getAsInt()) / 2)
                : number(text.get(Column.APEX));
        return new Annotation(
                row,
                index,
                subject,
                sample,
                onset,
                apex,
                offset,
                text.get(Column.UNITS),
                units(text),
                text.get(Column.EMOTION),
                text.get(Column.OBJECTIVE_CLASS),
                text.get(Column.FRAMES_PER_SECOND));
    }

    private Reading.Read units(RowText text) {
        String codes = text.get(Column.UNITS);
        Reading.Read read = reading.read(
                reading.alternatives() == Reading.Alternatives.TABLE
                        ? SettledChoices.settle(form.id(), text.sample(), codes)
                        : codes);
        if (!form.has(TableForm.Trait.UNIT_COLUMNS) || text.flags().isEmpty()) {
            return read;
        }
        Set<Integer> units = new TreeSet<>();
        List<String> unread = new ArrayList<>(read.unread());
        Set<Integer> doubtful = reading.doubtful() == Reading.Doubtful.KEEP ? Set.of() : doubtful(codes);
        text.flags().forEach((unit, flag) -> {
            if (flag.equals("1") && !doubtful.contains(unit)) {
                units.add(unit);
            } else if (!flag.isEmpty() && !flag.equals("0") && !flag.equals("1")) {
                unread.add("AU%d=%s".formatted(unit, flag));
            }
        });
        return new Reading.Read(units, unread, read.neutral());
    }

    private static Set<Integer> doubtful(String cell) {
        Set<Integer> doubtful = new TreeSet<>();
        for (String part : UnitGrammar.parts(cell)) {
            UnitGrammar.code(part).filter(UnitCode::doubtful).ifPresent(code -> doubtful.add(code.number()));
        }
        return doubtful;
    }

    private static OptionalInt number(String cell) {
        return cell.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(cell)) : OptionalInt.empty();
    }
}

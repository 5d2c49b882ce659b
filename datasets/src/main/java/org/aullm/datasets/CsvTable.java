package org.aullm.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.aullm.api.ComponentException;

/** A CSV file with a header in UTF-8, whose every trouble names file and line. */
public record CsvTable(Path file, List<Row> rows) {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    public CsvTable {
        rows = List.copyOf(rows);
    }

    /**
     * Reads one.
     *
     * @throws ComponentException if it is missing, is not CSV or lacks a column
     */
    public static CsvTable read(Path file, List<String> columns) {
        if (!Files.isRegularFile(file)) {
            throw new ComponentException("%s does not exist; it is the table with the columns %s"
                    .formatted(file, String.join(", ", columns)));
        }
        try (BufferedReader text = Files.newBufferedReader(file)) {
            skipByteOrderMark(text);
            try (CSVParser parser = FORMAT.parse(text)) {
                for (String column : columns) {
                    if (!parser.getHeaderNames().contains(column)) {
                        throw new ComponentException("%s has no column '%s'; it has %s"
                                .formatted(file, column, String.join(", ", parser.getHeaderNames())));
                    }
                }
                List<Row> rows = new ArrayList<>();
                for (CSVRecord csv : parser) {
                    Row row = new Row(file, parser.getCurrentLineNumber(), csv);
                    if (!csv.isConsistent()) {
                        throw row.broken("%d values for %d columns"
                                .formatted(csv.size(), parser.getHeaderNames().size()));
                    }
                    rows.add(row);
                }
                return new CsvTable(file, rows);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new ComponentException(
                    "%s cannot be read as a CSV table in UTF-8: %s".formatted(file, e.getMessage()), e);
        }
    }

    // Spreadsheets write one, and it would become part of the first column's name.
    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    /** One row, by its line in the file. Rows are equal only to themselves. */
    public static final class Row {
        private final Path file;
        private final long line;
        private final CSVRecord values;

        private Row(Path file, long line, CSVRecord values) {
            this.file = file;
            this.line = line;
            this.values = values;
        }

        public long line() {
            return line;
        }

        public String get(String column) {
            return values.get(column);
        }

        /** A value, empty if it is, or if there is no such column. */
        public String find(String column) {
            return values.isMapped(column) ? values.get(column) : "";
        }

        /** A value that must not be empty. */
        public String required(String column) {
            String value = get(column);
            if (value.isEmpty()) {
                throw broken("column %s is empty".formatted(column));
            }
            return value;
        }

        /** What is wrong with this row, to be thrown. */
        public ComponentException broken(String what) {
            return new ComponentException("%s line %d: %s".formatted(file, line, what));
        }
    }
}

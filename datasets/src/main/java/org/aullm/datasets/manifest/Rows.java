package org.aullm.datasets.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.aullm.api.ComponentException;

/**
 * The rows of a table, CSV with headings or JSON Lines.
 *
 * @param headings every heading or key there is
 * @param rows in order
 */
record Rows(Set<String> headings, List<Row> rows) {

    private static final long MOST_BYTES = 256L << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    /** One row: the line it ends in, and its text by heading. */
    record Row(int line, Map<String, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }
    }

    /**
     * Reads a table.
     *
     * @throws ComponentException if it is missing, too large or no table
     */
    static Rows read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ComponentException("%s does not exist; it is the table of clips, .csv or .jsonl".formatted(file));
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        try (BufferedReader text = Files.newBufferedReader(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new ComponentException("%s has %d MB; a table of clips has less than %d"
                        .formatted(file, Files.size(file) >> 20, MOST_BYTES >> 20));
            }
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            if (name.endsWith(".csv")) {
                return csv(file, text);
            }
            if (name.endsWith(".jsonl")) {
                return json(file, text);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new ComponentException(
                    "%s cannot be read as a table in UTF-8: %s".formatted(file, e.getMessage()), e);
        }
        throw new ComponentException("%s is neither .csv nor .jsonl".formatted(file));
    }

    private static Rows csv(Path file, BufferedReader text) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSV.parse(text)) {
            for (CSVRecord record : parser) {
                if (!record.isConsistent()) {
                    throw new ComponentException("%s line %d: %d values for %d columns"
                            .formatted(
                                    file,
                                    parser.getCurrentLineNumber(),
                                    record.size(),
                                    parser.getHeaderNames().size()));
                }
                rows.add(new Row((int) parser.getCurrentLineNumber(), record.toMap()));
            }
            return new Rows(new LinkedHashSet<>(parser.getHeaderNames()), rows);
        }
    }

    private static Rows json(Path file, BufferedReader text) throws IOException {
        List<Row> rows = new ArrayList<>();
        Set<String> headings = new LinkedHashSet<>();
        int number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                Map<String, String> cells = new LinkedHashMap<>();
                Yaml.map(line, "%s line %d".formatted(file, number))
                        .forEach((key, value) -> cells.put(key, cell(value)));
                headings.addAll(cells.keySet());
                rows.add(new Row(number, cells));
            }
        }
        return new Rows(headings, rows);
    }

    // No unit in a list is a statement; no list is none.
    private static String cell(Object value) {
        return value instanceof List<?> list && list.isEmpty() ? ManifestRow.NONE : Yaml.text(value);
    }
}

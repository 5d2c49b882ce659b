package org.aullm.datasets.annotation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.aullm.api.ComponentException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A sheet as text, whatever file it came from.
 *
 * @param file where it came from
 * @param name the sheet's name; the file's where it has only one
 * @param rows every row that is not wholly empty
 */
record Grid(Path file, String name, List<Line> rows) {

    /** Tables of the field have a few thousand short rows; a larger file is not one. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    Grid {
        rows = List.copyOf(rows);
    }

    /** A row by its number in the file, from 1. Cells are trimmed. */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        /** A cell; empty where the row is shorter. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * The sheets of an xlsx file, or the one sheet of a CSV file in UTF-8.
     *
     * @throws ComponentException if the file is missing, too large or neither
     */
    static List<Grid> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ComponentException("%s is not a file; give an annotation table, .xlsx or .csv".formatted(file));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ComponentException("%s has %d MB; an annotation table has less than %d"
                        .formatted(file, Files.size(file) >> 20, MOST_BYTES >> 20));
            }
            String lower = file.toString().toLowerCase(Locale.ROOT);
            if (lower.endsWith(".xlsx")) {
                return workbook(file);
            }
            if (lower.endsWith(".csv")) {
                return List.of(csv(file));
            }
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException e) {
            throw new ComponentException("%s cannot be read as a table: %s".formatted(file, e.getMessage()), e);
        }
        throw new ComponentException("%s is neither .xlsx nor .csv; save it as one of them".formatted(file));
    }

    private static List<Grid> workbook(Path file) throws IOException {
        List<Grid> grids = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            for (var sheet : book.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    grids.add(new Grid(
                            file,
                            sheet.getName(),
                            rows.map(Grid::line).filter(Grid::filled).toList()));
                }
            }
        }
        return grids;
    }

    private static Line line(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.getOptionalCell(column).map(Grid::text).orElse(""));
        }
        return new Line(row.getRowNum(), cells);
    }

    // A number that a spreadsheet stores as 46.0 is 46 to its reader.
    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case EMPTY -> "";
            default -> cell.getText().strip();
        };
    }

    private static Grid csv(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader text = Files.newBufferedReader(file)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            try (CSVParser parser =
                    CSVFormat.DEFAULT.builder().setTrim(true).get().parse(text)) {
                for (CSVRecord row : parser) {
                    lines.add(new Line((int) parser.getCurrentLineNumber(), row.toList()));
                }
            }
        }
        return new Grid(
                file,
                file.getFileName().toString(),
                lines.stream().filter(Grid::filled).toList());
    }

    private static boolean filled(Line line) {
        return line.cells().stream().anyMatch(cell -> !cell.isEmpty());
    }
}

package org.aullm.report.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV after RFC 4180. */
public final class CsvText {

    private CsvText() {}

    /** One line with its end. */
    public static String line(List<String> fields) {
        return fields.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}

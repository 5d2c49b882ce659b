package org.aullm.datasets.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV table that comes with this module. */
final class BundledTable {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private BundledTable() {}

    static List<CSVRecord> rows(String name) {
        try (InputStream bytes = Objects.requireNonNull(BundledTable.class.getResourceAsStream(name), name);
                InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

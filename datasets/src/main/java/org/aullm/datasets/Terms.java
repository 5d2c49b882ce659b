package org.aullm.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;

/** Under which terms the field's data sets are given, as far as anybody can say who has not signed them. */
public final class Terms {

    /** What is said of data that this program made up. */
    public static final String SYNTHETIC = "SYNTHETIC: made up by aullm, free of terms; no evidence about real faces";

    private static final String UNKNOWN = "not stated; ask its owner";
    private static final Map<String, String> KNOWN = known();

    private Terms() {}

    /** The terms of a data set of the field, by names such as {@code casme2}, {@code casme2-2014} or {@code CASME2}. */
    public static String of(String dataset) {
        String plain = dataset.toLowerCase(Locale.ROOT);
        return KNOWN.getOrDefault(plain, KNOWN.getOrDefault(plain.replaceAll("-.*", ""), UNKNOWN));
    }

    private static Map<String, String> known() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream bytes = Objects.requireNonNull(Terms.class.getResourceAsStream("terms.csv"));
                InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            Map<String, String> known = new TreeMap<>();
            format.parse(text).forEach(row -> known.put(row.get("dataset"), row.get("terms")));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.aullm.datasets.annotation;

import java.util.Map;
import java.util.stream.Collectors;

/** Codes such as {@code R6 or R12} that somebody has settled for a clip of a data set, with their sources in the file. */
final class SettledChoices {

    private static final Map<String, String> SETTLED = BundledTable.rows("settled-choices.csv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> key(row.get("dataset"), row.get("sample"), row.get("codes")), row -> row.get("settled")));

    private SettledChoices() {}

    /** The codes of a clip, with their choices settled where somebody did; the same codes elsewhere. */
    static String settle(String dataset, String sample, String codes) {
        return SETTLED.getOrDefault(key(dataset, sample, codes), codes);
    }

    private static String key(String dataset, String sample, String codes) {
        return dataset + "/" + sample + "/" + codes.replace(" ", "");
    }
}

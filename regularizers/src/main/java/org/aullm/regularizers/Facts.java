package org.aullm.regularizers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aullm.api.ComponentDescription;
import org.aullm.api.option.Options;

/** What a component records of itself: its options. */
final class Facts {

    private Facts() {}

    static ComponentDescription of(String id, Options options) {
        return new ComponentDescription(id, of(options));
    }

    /** The options as words, to be added to. */
    static Map<String, String> of(Options options) {
        Map<String, String> facts = new LinkedHashMap<>();
        options.plain().forEach((key, value) -> facts.put(key, String.valueOf(value)));
        return facts;
    }
}

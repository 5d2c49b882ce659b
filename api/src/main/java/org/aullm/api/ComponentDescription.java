package org.aullm.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a built component says of itself, for results and reports.
 *
 * @param id the provider's id
 * @param facts what is worth recording, in order: sizes, score source, chosen variants
 * @since 0.1.0
 */
public record ComponentDescription(String id, Map<String, String> facts) {

    /** The fact under which a component whose weights belong to another engine, and are no parameters, counts them. */
    public static final String WEIGHTS = "weights";

    public ComponentDescription {
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A description without facts. */
    public static ComponentDescription of(String id) {
        return new ComponentDescription(id, Map.of());
    }
}

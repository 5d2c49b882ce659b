package org.aullm.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a slot is filled with.
 *
 * @param use the provider's id, or {@code none}
 * @param options values in plain form (Boolean, Number, String, List), by key; in a resolved configuration all of them,
 *     defaults included
 */
public record ComponentConfig(String use, Map<String, Object> options) {

    /** The name of an empty slot. */
    public static final String NONE = "none";

    /** An empty slot. */
    public static final ComponentConfig EMPTY = new ComponentConfig(NONE, Map.of());

    public ComponentConfig {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether the slot is left empty. */
    public boolean isNone() {
        return use.equals(NONE);
    }
}

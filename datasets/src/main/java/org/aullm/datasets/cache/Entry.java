package org.aullm.datasets.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept under one key.
 *
 * @param key a digest over everything that decides the content
 * @param notes short texts by name
 * @param tensors numbers by name, in the order in which they are stored
 */
public record Entry(String key, Map<String, String> notes, Map<String, Tensor> tensors) {
    public Entry {
        notes = Map.copyOf(notes);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** A text that the entry is known to have. */
    public String note(String name) {
        return known(notes, name);
    }

    /** A tensor that the entry is known to have. */
    public Tensor tensor(String name) {
        return known(tensors, name);
    }

    private <T> T known(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("entry %s has no '%s'; it has %s".formatted(key, name, values.keySet()));
        }
        return value;
    }

    long size() {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.bytes().remaining())
                .sum();
    }
}

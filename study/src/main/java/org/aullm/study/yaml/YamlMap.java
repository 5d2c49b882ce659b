package org.aullm.study.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aullm.study.Place;

/**
 * Values by key.
 *
 * @param entries in the order in which they were written
 */
public record YamlMap(Place place, String path, Map<String, YamlNode> entries) implements YamlNode {
    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A key's value. */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The dotted path of a key in this map, whether it is there or not. */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The same map with one key set. */
    public YamlMap with(String key, YamlNode value) {
        Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
        changed.put(key, value);
        return new YamlMap(place, path, changed);
    }

    /** This map with all of another's keys set. */
    public YamlMap with(YamlMap other) {
        Map<String, YamlNode> changed = new LinkedHashMap<>(entries);
        changed.putAll(other.entries);
        return new YamlMap(place, path, changed);
    }

    @Override
    public Object plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        entries.forEach((key, value) -> plain.put(key, value.plain()));
        return plain;
    }

    @Override
    public String shown() {
        return "a map";
    }
}

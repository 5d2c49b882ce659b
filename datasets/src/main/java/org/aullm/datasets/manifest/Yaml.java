package org.aullm.datasets.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aullm.api.ComponentException;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML and the JSON within it: maps, lists, texts and numbers, without types or code. */
final class Yaml {

    private static final LoadSettings READ =
            LoadSettings.builder().setSchema(new CoreSchema()).build();
    private static final DumpSettings WRITE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(100)
            .build();

    private Yaml() {}

    /**
     * Reads a map.
     *
     * @param where for the message
     * @throws ComponentException if it is none
     */
    static Map<String, Object> map(String text, String where) {
        Object read;
        try {
            read = new Load(READ).loadFromString(text);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new ComponentException("%s cannot be read: %s".formatted(where, e.getMessage()), e);
        }
        if (!(read instanceof Map<?, ?> map)) {
            throw new ComponentException("%s: expected keys and values".formatted(where));
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        map.forEach((key, value) -> keys.put(String.valueOf(key), value == null ? "" : value));
        return keys;
    }

    /** A value as a cell of a table would hold it; a list has {@code ;} between its items. */
    static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Yaml::text).collect(Collectors.joining(";"));
        }
        return String.valueOf(value).strip();
    }

    /** The texts of a map's values; those of maps within it after a dot. */
    static Map<String, String> flat(Map<String, Object> map) {
        Map<String, String> flat = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                Map<String, Object> named = new TreeMap<>();
                inner.forEach((name, each) -> named.put(key + "." + name, each == null ? "" : each));
                flat.putAll(flat(named));
            } else {
                flat.put(key, text(value));
            }
        });
        return flat;
    }

    static String written(Map<String, Object> map) {
        return new Dump(WRITE).dumpToString(map);
    }
}

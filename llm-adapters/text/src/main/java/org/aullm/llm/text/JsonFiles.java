package org.aullm.llm.text;

import java.nio.file.Path;
import java.util.Map;
import org.aullm.api.ComponentException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects as maps. */
public final class JsonFiles {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonFiles() {}

    /** The object in a file. */
    public static Map<String, Object> read(Path file) {
        try {
            return JSON.readValue(file.toFile(), OBJECT);
        } catch (JacksonException e) {
            throw new ComponentException("%s is not a JSON object: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    /** With one field per line. */
    public static byte[] writeReadably(Map<String, ? extends @org.jspecify.annotations.Nullable Object> object) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(object);
    }

    /** In one line. */
    public static byte[] write(Map<String, ?> object) {
        return JSON.writeValueAsBytes(object);
    }
}

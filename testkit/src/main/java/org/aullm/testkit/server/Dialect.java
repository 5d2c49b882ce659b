package org.aullm.testkit.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A protocol as a server speaks it.
 *
 * @since 0.1.0
 */
public interface Dialect {

    /** Where it is spoken. */
    String path();

    /**
     * An answer in the protocol's form.
     *
     * @throws Refused if the question is not of that form
     */
    Map<String, Object> answer(JsonNode question) throws Refused;

    /** Refuses fields that are not known, and the lack of those that must be there. */
    static void fields(JsonNode object, List<String> required, List<String> allowed) throws Refused {
        Refused.unless(object.isObject(), "expected an object");
        Set<String> given = new TreeSet<>(object.propertyNames());
        for (String name : required) {
            Refused.unless(given.remove(name), "field '%s' is missing", name);
        }
        given.removeAll(allowed);
        Refused.unless(given.isEmpty(), "unknown fields %s", given);
    }
}

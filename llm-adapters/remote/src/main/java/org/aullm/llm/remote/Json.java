package org.aullm.llm.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes fields out of an answer, or says which is missing. */
final class Json {

    private Json() {}

    static JsonNode at(JsonNode node, String pointer) throws Misread {
        JsonNode found = node.at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            throw new Misread("its answer lacks " + pointer);
        }
        return found;
    }

    static double logprob(JsonNode node, String where) throws Misread {
        if (!node.isNumber() || Double.isNaN(node.doubleValue()) || node.doubleValue() > 1e-3) {
            throw new Misread("its answer has no log-probability at " + where);
        }
        return node.doubleValue();
    }

    /** A whole number of at least 0; 0 where a server does not count. */
    static long count(JsonNode node, String pointer) {
        return Math.max(0, node.at(pointer).asLong(0));
    }

    /** A list of {@code {token, logprob}}. */
    static Map<String, Double> tokens(JsonNode list, String where) throws Misread {
        Map<String, Double> logprobs = new LinkedHashMap<>();
        for (JsonNode each : list) {
            if (!each.path("token").isString()) {
                throw new Misread("its answer has no token at " + where);
            }
            // Two tokens may be the same text: bytes of a letter, say.
            logprobs.merge(
                    each.path("token").stringValue(),
                    logprob(each.path("logprob"), where),
                    (a, b) -> Math.log(Math.exp(a) + Math.exp(b)));
        }
        return logprobs;
    }
}

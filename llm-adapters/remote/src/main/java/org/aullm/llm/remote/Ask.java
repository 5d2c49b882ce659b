package org.aullm.llm.remote;

import java.util.Map;

/**
 * One question as a server takes it.
 *
 * @param path after the server's address
 * @param body fields of a JSON object, in a fixed order
 */
record Ask(String path, Map<String, Object> body) {}

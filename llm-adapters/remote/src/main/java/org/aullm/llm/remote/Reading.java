package org.aullm.llm.remote;

import tools.jackson.databind.JsonNode;

/** Takes an answer apart. */
@FunctionalInterface
interface Reading {
    Answer read(JsonNode answer) throws Misread;
}

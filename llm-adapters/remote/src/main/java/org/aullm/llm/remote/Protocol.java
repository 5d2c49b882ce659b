package org.aullm.llm.remote;

import tools.jackson.databind.JsonNode;

/** How a server takes soft tokens and gives probabilities of the next token. */
interface Protocol {

    /** What is asked; (rows, width) of vectors. The start tokens' rows are for servers that do not put them there. */
    Ask ask(EmbedsPrompt prompt, float[] start);

    /** What was answered: log-probabilities by token number. */
    Answer read(JsonNode answer) throws Misread;

    /** How it is named in a description. */
    String title();
}

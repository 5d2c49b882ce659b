package org.aullm.llm.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.ScoreSource;
import tools.jackson.databind.JsonNode;

/**
 * The chat of OpenAI and of all servers that speak like it.
 *
 * @param system what stands before the question as the system's message; empty for none
 * @param limit the field that bounds the answer's length, which differs between models
 */
record ChatCompletions(String model, String system, ScoreSource source, int maxTokens, String limit) {

    private static final int TOP = 20;

    /**
     * A question.
     *
     * @param sample which of several answers, from 0; only votes are drawn by chance
     */
    Ask ask(String question, int sample) {
        List<Object> messages = new ArrayList<>();
        if (!system.isEmpty()) {
            messages.add(message("system", system));
        }
        messages.add(message("user", question));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("messages", messages);
        body.put("temperature", source == ScoreSource.VOTES ? 1 : 0);
        body.put(limit, source == ScoreSource.LOGPROB ? 1 : maxTokens);
        if (source == ScoreSource.LOGPROB) {
            body.put("logprobs", true);
            body.put("top_logprobs", TOP);
        }
        if (source == ScoreSource.VOTES) {
            body.put("seed", sample);
        }
        return new Ask("/v1/chat/completions", body);
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    Answer read(JsonNode answer) throws Misread {
        JsonNode choice = Json.at(answer, "/choices/0");
        Map<String, Double> logprobs = Map.of();
        if (source == ScoreSource.LOGPROB) {
            JsonNode top = choice.at("/logprobs/content/0/top_logprobs");
            if (!top.isArray() || top.isEmpty()) {
                throw new ComponentException(
                        "the server gives no log-probabilities for model '%s'. Set score: votes or score: parsed"
                                .formatted(model));
            }
            logprobs = Json.tokens(top, "top_logprobs");
        }
        return new Answer(
                logprobs,
                Json.at(choice, "/message").path("content").asString(""),
                Json.count(answer, "/usage/prompt_tokens"),
                Json.count(answer, "/usage/completion_tokens"));
    }
}

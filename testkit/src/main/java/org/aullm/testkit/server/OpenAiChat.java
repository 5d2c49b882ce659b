package org.aullm.testkit.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The chat of OpenAI.
 *
 * @param model what it serves
 * @param withLogprobs whether it gives log-probabilities when asked
 * @param reader makes an answer of the user's message: {@code yes}, {@code no} or anything else
 * @since 0.1.0
 */
public record OpenAiChat(String model, boolean withLogprobs, UnaryOperator<String> reader) implements Dialect {

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public Map<String, Object> answer(JsonNode question) throws Refused {
        Dialect.fields(
                question,
                List.of("model", "messages", "temperature"),
                List.of("max_tokens", "max_completion_tokens", "logprobs", "top_logprobs", "seed"));
        Refused.unless(question.path("model").asString("").equals(model), "there is no such model");
        Refused.unless(
                question.has("max_tokens") != question.has("max_completion_tokens"), "one bound on the answer, please");
        double temperature = question.path("temperature").asDouble(-1);
        Refused.unless(temperature == 0 || (temperature == 1 && question.has("seed")), "a draw without a seed");
        if (question.has("logprobs") || question.has("top_logprobs")) {
            int top = question.path("top_logprobs").asInt(-1);
            Refused.unless(question.path("logprobs").asBoolean(false), "top_logprobs without logprobs");
            Refused.unless(top >= 0 && top <= 20, "top_logprobs is %d", top);
        }
        String said = reader.apply(message(question.path("messages")));
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", Map.of("role", "assistant", "content", said));
        choice.put("finish_reason", "length");
        if (withLogprobs && question.has("logprobs")) {
            choice.put("logprobs", logprobs(said));
        }
        return Map.of(
                "choices",
                List.of(choice),
                "usage",
                Map.of("prompt_tokens", 100, "completion_tokens", 2, "total_tokens", 102));
    }

    private static String message(JsonNode messages) throws Refused {
        List<String> roles = new ArrayList<>();
        for (JsonNode message : messages) {
            Dialect.fields(message, List.of("role", "content"), List.of());
            Refused.unless(message.path("content").isString(), "a message is no text");
            roles.add(message.path("role").asString(""));
        }
        Refused.unless(roles.equals(List.of("system", "user")) || roles.equals(List.of("user")), "roles are %s", roles);
        return messages.path(messages.size() - 1).path("content").stringValue();
    }

    /** Nine parts of ten for what is said, in two ways of writing it. */
    private static Map<String, Object> logprobs(String said) {
        String other = said.equals("yes") ? "No" : "Yes";
        List<Object> top = List.of(
                Map.of("token", said, "logprob", Math.log(0.5), "bytes", List.of()),
                Map.of("token", " " + said, "logprob", Math.log(0.4), "bytes", List.of()),
                Map.of("token", other, "logprob", Math.log(0.05), "bytes", List.of()),
                Map.of("token", "Perhaps", "logprob", Math.log(0.02), "bytes", List.of()));
        return Map.of("content", List.of(Map.of("token", said, "logprob", Math.log(0.5), "top_logprobs", top)));
    }
}

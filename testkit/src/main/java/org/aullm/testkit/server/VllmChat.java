package org.aullm.testkit.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * vLLM's {@code /v1/chat/completions} with text and {@code prompt_embeds} in one message.
 *
 * @since 0.1.0
 */
public record VllmChat(String model, int width, Set<String> salts) implements Dialect {

    public VllmChat(String model, int width) {
        this(model, width, ConcurrentHashMap.newKeySet());
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public Map<String, Object> answer(JsonNode question) throws Refused {
        Dialect.fields(
                question,
                List.of(
                        "model",
                        "messages",
                        "max_tokens",
                        "temperature",
                        "logprobs",
                        "top_logprobs",
                        "return_tokens_as_token_ids",
                        "cache_salt"),
                List.of("logprob_token_ids"));
        Refused.unless(question.path("model").asString("").equals(model), "there is no such model");
        Refused.unless(question.path("max_tokens").asInt(0) == 1, "max_tokens is not 1");
        Refused.unless(question.path("temperature").asDouble(1) == 0, "temperature is not 0");
        Refused.unless(question.path("logprobs").asBoolean(false), "logprobs is not true");
        Refused.unless(
                salts.add(question.path("cache_salt").asString("")), "a cache salt was used for another question");
        int content = content(question.path("messages"));
        List<Object> top = new ArrayList<>();
        Scores.of(VllmCompletions.labels(question, "top_logprobs"), content)
                .forEach((token, logprob) ->
                        top.add(Map.of("token", "token_id:" + token, "logprob", logprob, "bytes", List.of())));
        return Map.of(
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "message",
                        Map.of("role", "assistant", "content", "x"),
                        "logprobs",
                        Map.of("content", List.of(Map.of("token", "token_id:1", "logprob", -1, "top_logprobs", top))),
                        "finish_reason",
                        "length")),
                "usage",
                Map.of("prompt_tokens", 9, "completion_tokens", 1, "total_tokens", 10));
    }

    private int content(JsonNode messages) throws Refused {
        Refused.unless(messages.size() == 1, "%d messages, not one", messages.size());
        Dialect.fields(messages.path(0), List.of("role", "content"), List.of());
        Refused.unless(messages.path(0).path("role").asString("").equals("user"), "the role is not user");
        int hash = 1;
        Set<String> kinds = new HashSet<>();
        for (JsonNode part : messages.path(0).path("content")) {
            String type = part.path("type").asString("");
            kinds.add(type);
            switch (type) {
                case "text" -> {
                    Dialect.fields(part, List.of("type", "text"), List.of());
                    Refused.unless(part.path("text").isString(), "a text is no text");
                    hash = 31 * hash + part.path("text").stringValue().hashCode();
                }
                case "prompt_embeds" -> {
                    Dialect.fields(part, List.of("type", "data"), List.of());
                    hash = 31 * hash
                            + SentTensor.read(part.path("data").asString(""), width)
                                    .fingerprint();
                }
                default -> throw new Refused("a part is of type '%s'".formatted(type));
            }
        }
        Refused.unless(kinds.equals(Set.of("text", "prompt_embeds")), "parts are of kinds %s", kinds);
        return hash;
    }
}

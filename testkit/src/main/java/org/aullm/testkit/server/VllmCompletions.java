package org.aullm.testkit.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * vLLM's {@code /v1/completions} with {@code prompt_embeds}, as {@code vllm serve --enable-prompt-embeds} speaks it.
 *
 * @param model what it serves
 * @param width the model's hidden size
 * @since 0.1.0
 */
public record VllmCompletions(String model, int width) implements Dialect {

    private static final int MOST_LABELS = 128;
    private static final int MOST_TOP = 20;
    /** What an older server gives in place of the labels. */
    private static final List<Integer> LIKELIEST = List.of(7, 11);

    @Override
    public String path() {
        return "/v1/completions";
    }

    @Override
    public Map<String, Object> answer(JsonNode question) throws Refused {
        for (String refused : List.of("echo", "prompt_logprobs", "suffix", "prompt")) {
            Refused.unless(!question.has(refused), "'%s' cannot be asked with prompt_embeds", refused);
        }
        Dialect.fields(
                question,
                List.of(
                        "model",
                        "prompt_embeds",
                        "max_tokens",
                        "temperature",
                        "logprobs",
                        "return_tokens_as_token_ids"),
                List.of("logprob_token_ids"));
        Refused.unless(question.path("model").asString("").equals(model), "there is no such model");
        Refused.unless(question.path("max_tokens").asInt(0) == 1, "max_tokens is not 1");
        Refused.unless(question.path("temperature").asDouble(1) == 0, "temperature is not 0");
        Refused.unless(question.path("return_tokens_as_token_ids").asBoolean(false), "tokens are wanted as text");
        SentTensor sent = SentTensor.read(question.path("prompt_embeds").asString(""), width);
        List<Integer> labels = labels(question, "logprobs");
        Map<String, Object> top = new LinkedHashMap<>();
        Scores.of(labels, sent.fingerprint()).forEach((token, logprob) -> top.put("token_id:" + token, logprob));
        Map<String, Object> logprobs = new LinkedHashMap<>();
        String first = top.keySet().iterator().next();
        logprobs.put("tokens", List.of(first));
        logprobs.put("token_logprobs", List.of(top.get(first)));
        logprobs.put("top_logprobs", List.of(top));
        logprobs.put("text_offset", List.of(0));
        return Map.of(
                "id",
                "cmpl-1",
                "object",
                "text_completion",
                "choices",
                List.of(Map.of("index", 0, "text", "x", "logprobs", logprobs, "finish_reason", "length")),
                "usage",
                Map.of("prompt_tokens", sent.rows(), "completion_tokens", 1, "total_tokens", sent.rows() + 1));
    }

    /** The labels asked for, with as many probabilities asked for by another field; or those of an older server. */
    static List<Integer> labels(JsonNode question, String count) throws Refused {
        int asked = question.path(count).asInt(0);
        if (!question.has("logprob_token_ids")) {
            Refused.unless(asked >= 1 && asked <= MOST_TOP, "%s is %d, at most %d are given", count, asked, MOST_TOP);
            return LIKELIEST;
        }
        List<Integer> labels = new ArrayList<>();
        for (JsonNode label : question.path("logprob_token_ids")) {
            Refused.unless(label.isInt() && label.intValue() >= 0, "label %s is no token", label);
            labels.add(label.intValue());
        }
        Refused.unless(!labels.isEmpty() && labels.size() <= MOST_LABELS, "%d labels", labels.size());
        Refused.unless(labels.stream().distinct().count() == labels.size(), "a label comes twice");
        Refused.unless(asked == labels.size(), "%s is %d for %d labels", count, asked, labels.size());
        return labels;
    }
}

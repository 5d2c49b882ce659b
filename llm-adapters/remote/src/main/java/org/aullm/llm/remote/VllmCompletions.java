package org.aullm.llm.remote;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * vLLM's completions with {@code prompt_embeds}: the whole prompt as vectors, one token is written, the probabilities of the
 * answer tokens are read at its place.
 *
 * @param model the model's name on the server, or that of a LoRA adapter it serves
 * @param labels the answer tokens
 * @param exact whether the server is asked for just these tokens; otherwise for the likeliest 20
 */
record VllmCompletions(String model, int width, TorchFile.Type type, List<Integer> labels, boolean exact)
        implements Protocol {

    /** The most that servers give unless they were started otherwise. */
    static final int TOP = 20;

    @Override
    public Ask ask(EmbedsPrompt prompt, float[] start) {
        float[] rows = prompt.joined(start);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("prompt_embeds", base64(rows, width, type));
        body.put("max_tokens", 1);
        body.put("temperature", 0);
        body.put("logprobs", exact ? labels.size() : TOP);
        if (exact) {
            body.put("logprob_token_ids", labels);
        }
        body.put("return_tokens_as_token_ids", true);
        return new Ask("/v1/completions", body);
    }

    static String base64(float[] rows, int width, TorchFile.Type type) {
        return Base64.getEncoder().encodeToString(TorchFile.of(rows, rows.length / width, width, type));
    }

    @Override
    public Answer read(JsonNode answer) throws Misread {
        Map<String, Double> logprobs = new LinkedHashMap<>();
        JsonNode top = Json.at(answer, "/choices/0/logprobs/top_logprobs/0");
        for (Map.Entry<String, JsonNode> entry : top.properties()) {
            logprobs.put(TokenNames.number(entry.getKey()), Json.logprob(entry.getValue(), "top_logprobs"));
        }
        return new Answer(
                logprobs,
                answer.at("/choices/0/text").asString(""),
                Json.count(answer, "/usage/prompt_tokens"),
                Json.count(answer, "/usage/completion_tokens"));
    }

    @Override
    public String title() {
        return "vLLM completions, %s, %s".formatted(type.key(), exact ? "answer tokens asked for" : "likeliest " + TOP);
    }
}

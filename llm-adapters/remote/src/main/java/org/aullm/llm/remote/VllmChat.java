package org.aullm.llm.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.llm.remote.EmbedsPrompt.Part;
import org.aullm.llm.remote.EmbedsPrompt.Words;
import tools.jackson.databind.JsonNode;

/**
 * vLLM's chat with text and {@code prompt_embeds} mixed in one message: only soft tokens travel as vectors, and the server
 * puts the model's own template around them. Every request has a cache salt of its own, because the server's prefix cache
 * may take two mixed prompts for one.
 */
record VllmChat(String model, int width, TorchFile.Type type, List<Integer> labels, boolean exact) implements Protocol {

    @Override
    public Ask ask(EmbedsPrompt prompt, float[] start) {
        List<Object> content = new ArrayList<>();
        StringBuilder salt = new StringBuilder();
        for (Part part : prompt.parts()) {
            if (part instanceof Words words) {
                content.add(text(words.text()));
            } else {
                String data = VllmCompletions.base64(part.rows(), width, type);
                salt.append(data);
                content.add(fields("type", "prompt_embeds", "data", data));
            }
        }
        content.add(text(prompt.question().text()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("messages", List.of(fields("role", "user", "content", content)));
        body.put("max_tokens", 1);
        body.put("temperature", 0);
        body.put("logprobs", true);
        body.put("top_logprobs", exact ? labels.size() : VllmCompletions.TOP);
        if (exact) {
            body.put("logprob_token_ids", labels);
        }
        body.put("return_tokens_as_token_ids", true);
        body.put("cache_salt", Hashes.hex(salt + prompt.question().text()));
        return new Ask("/v1/chat/completions", body);
    }

    private static Map<String, Object> text(String words) {
        return fields("type", "text", "text", words);
    }

    private static Map<String, Object> fields(String key, Object value, String other, Object its) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(key, value);
        fields.put(other, its);
        return fields;
    }

    @Override
    public Answer read(JsonNode answer) throws Misread {
        Map<String, Double> logprobs = new LinkedHashMap<>();
        JsonNode top = Json.at(answer, "/choices/0/logprobs/content/0/top_logprobs");
        for (Map.Entry<String, Double> entry : Json.tokens(top, "top_logprobs").entrySet()) {
            logprobs.put(TokenNames.number(entry.getKey()), entry.getValue());
        }
        return new Answer(
                logprobs,
                answer.at("/choices/0/message/content").asString(""),
                Json.count(answer, "/usage/prompt_tokens"),
                Json.count(answer, "/usage/completion_tokens"));
    }

    @Override
    public String title() {
        return "vLLM chat with embeds, %s, %s"
                .formatted(type.key(), exact ? "answer tokens asked for" : "likeliest 20");
    }
}

package org.aullm.llm.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * SGLang's own {@code /generate} with {@code input_embeds}: the whole prompt as lists of numbers.
 *
 * @param lora the path of an adapter that the server has loaded; empty for none
 */
record SglangGenerate(int width, List<Integer> labels, String lora) implements Protocol {

    @Override
    public Ask ask(EmbedsPrompt prompt, float[] start) {
        float[] rows = prompt.joined(start);
        List<List<Float>> matrix = new ArrayList<>();
        for (int row = 0; row < rows.length / width; row++) {
            List<Float> values = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                values.add(rows[row * width + i]);
            }
            matrix.add(values);
        }
        Map<String, Object> sampling = new LinkedHashMap<>();
        sampling.put("max_new_tokens", 1);
        sampling.put("temperature", 0);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("input_embeds", matrix);
        body.put("sampling_params", sampling);
        body.put("return_logprob", true);
        body.put("token_ids_logprob", labels);
        if (!lora.isEmpty()) {
            body.put("lora_path", lora);
        }
        return new Ask("/generate", body);
    }

    /** {@code meta_info.output_token_ids_logprobs}: for each written token, a list of [log-probability, token, text]. */
    @Override
    public Answer read(JsonNode answer) throws Misread {
        Map<String, Double> logprobs = new LinkedHashMap<>();
        for (JsonNode triple : Json.at(answer, "/meta_info/output_token_ids_logprobs/0")) {
            if (!triple.path(1).isIntegralNumber()) {
                throw new Misread("its answer has no token at output_token_ids_logprobs");
            }
            logprobs.put(
                    Long.toString(triple.path(1).longValue()),
                    Json.logprob(triple.path(0), "output_token_ids_logprobs"));
        }
        return new Answer(
                logprobs,
                answer.at("/text").asString(""),
                Json.count(answer, "/meta_info/prompt_tokens"),
                Json.count(answer, "/meta_info/completion_tokens"));
    }

    @Override
    public String title() {
        return "SGLang generate, numbers as text, answer tokens asked for";
    }
}

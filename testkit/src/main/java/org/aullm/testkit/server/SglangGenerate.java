package org.aullm.testkit.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * SGLang's {@code /generate} with {@code input_embeds}.
 *
 * @param width the model's hidden size
 * @since 0.1.0
 */
public record SglangGenerate(int width) implements Dialect {

    @Override
    public String path() {
        return "/generate";
    }

    @Override
    public Map<String, Object> answer(JsonNode question) throws Refused {
        Dialect.fields(
                question,
                List.of("input_embeds", "sampling_params", "return_logprob", "token_ids_logprob"),
                List.of("lora_path"));
        Dialect.fields(question.path("sampling_params"), List.of("max_new_tokens", "temperature"), List.of());
        Refused.unless(question.at("/sampling_params/max_new_tokens").asInt(0) == 1, "max_new_tokens is not 1");
        Refused.unless(question.at("/sampling_params/temperature").asDouble(1) == 0, "temperature is not 0");
        Refused.unless(question.path("return_logprob").asBoolean(false), "return_logprob is not true");
        JsonNode matrix = question.path("input_embeds");
        Refused.unless(matrix.isArray() && !matrix.isEmpty(), "input_embeds is no list of lists");
        int hash = 1;
        for (JsonNode row : matrix) {
            Refused.unless(row.size() == width, "a row has %d numbers, the model's width is %d", row.size(), width);
            float[] values = new float[width];
            for (int i = 0; i < width; i++) {
                Refused.unless(row.path(i).isNumber(), "%s is no number", row.path(i));
                values[i] = row.path(i).floatValue();
            }
            hash = 31 * hash + Arrays.hashCode(values);
        }
        List<Integer> labels = new ArrayList<>();
        for (JsonNode label : question.path("token_ids_logprob")) {
            Refused.unless(label.isInt(), "label %s is no token", label);
            labels.add(label.intValue());
        }
        Refused.unless(!labels.isEmpty(), "no labels are asked for");
        List<Object> triples = new ArrayList<>();
        Scores.of(labels, hash).forEach((token, logprob) -> triples.add(Arrays.asList(logprob, token, null)));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("id", "1");
        meta.put("prompt_tokens", matrix.size());
        meta.put("completion_tokens", 1);
        meta.put("output_token_logprobs", List.of(triples.get(0)));
        meta.put("output_token_ids_logprobs", List.of(triples));
        return Map.of("text", "x", "meta_info", meta);
    }
}

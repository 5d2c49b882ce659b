package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.aullm.api.ComponentException;
import org.aullm.llm.decoder.PlainTensors.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Ways in which checkpoints and adapters lie in files, against loops in double precision. */
class StoredFormsTest {

    @TempDir
    Path temporary;

    private static void write(Path file, Map<String, ?> json) {
        JsonMapper.shared().writeValue(file.toFile(), json);
    }

    private static List<double[]> scores(Path folder, Optional<PeftFolder> adapter) {
        return Texts.scores(ModelFolder.withoutTokenizer(folder), adapter);
    }

    @Test
    void shards_in_bfloat16_are_widened() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("torch_dtype", "bfloat16");
        write(temporary.resolve("config.json"), config);
        List<Map<String, Tensor>> shards = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        Map<String, String> places = new LinkedHashMap<>();
        Checkpoints.tensors(config).forEach((name, tensor) -> {
            int shard = places.size() % 2;
            shards.get(shard).put(name, tensor);
            places.put(name, "model-0000%d-of-00002.safetensors".formatted(shard + 1));
        });
        Map<String, double[]> weights = new LinkedHashMap<>();
        for (int shard = 0; shard < 2; shard++) {
            Path file = temporary.resolve("model-0000%d-of-00002.safetensors".formatted(shard + 1));
            PlainTensors.writeHalf(file, shards.get(shard));
            weights.putAll(PlainTensors.read(file));
        }
        write(
                temporary.resolve("model.safetensors.index.json"),
                Map.of("metadata", Map.of("total_size", 1), "weight_map", places));
        assertThat(Texts.distance(
                        scores(temporary, Optional.empty()), Texts.scores(new PlainDecoder(temporary, weights))))
                .isLessThan(1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "llama, false, false, false",
        "llama, true, false, false",
        "llama, false, true, false",
        "llama, true, true, true",
        "qwen2, false, true, false",
        "phi3, true, false, true",
        "phi3, false, true, false",
        "gemma2, true, true, false",
        "gemma3_text, false, false, true"
    })
    void an_adapter_as_peft_writes_it_is_read(String family, boolean stabilised, boolean decomposed, boolean half)
            throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("model_type", family);
        config.put("head_dim", 8);
        Path folder = Checkpoints.write(Files.createDirectory(temporary.resolve("model")), config);
        Architecture architecture = ModelFolder.withoutTokenizer(folder).architecture();
        Map<String, Tensor> tensors = adapter(architecture, decomposed);
        Path adapter = Files.createDirectory(temporary.resolve("adapter"));
        Path file = adapter.resolve("adapter_model.safetensors");
        if (half) {
            PlainTensors.writeHalf(file, tensors);
        } else {
            PlainTensors.write(file, tensors);
        }
        // The fields of an older version; what a regular expression matches, the file tells.
        write(
                adapter.resolve("adapter_config.json"),
                Map.of(
                        "peft_type",
                        "LORA",
                        "r",
                        2,
                        "lora_alpha",
                        3,
                        "lora_dropout",
                        0.1,
                        "target_modules",
                        ".*self_attn.*proj",
                        "bias",
                        "none",
                        "use_rslora",
                        stabilised,
                        "use_dora",
                        decomposed));
        Map<String, double[]> bare = new LinkedHashMap<>();
        PlainTensors.read(file).forEach((name, values) -> bare.put(name.replace("base_model.model.", ""), values));
        Map<String, double[]> merged = PlainLora.merged(
                PlainTensors.read(folder.resolve("model.safetensors")), bare, 2, stabilised ? 3 / Math.sqrt(2) : 1.5);
        List<double[]> scores = scores(folder, Optional.of(new PeftFolder(adapter)));
        assertThat(Texts.distance(scores, Texts.scores(new PlainDecoder(folder, merged))))
                .isLessThan(1e-8);
        assertThat(Texts.distance(scores, scores(folder, Optional.empty()))).isGreaterThan(0.01);
    }

    private static Map<String, Tensor> adapter(Architecture architecture, boolean decomposed) {
        Random random = new Random(5);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 0; layer < architecture.layers(); layer++) {
            for (String projection : architecture.projections()) {
                String module = "base_model.model." + Architecture.module(layer, projection);
                int in = architecture.inputs(projection);
                int out = architecture.outputs(projection);
                tensors.put(module + ".lora_A.weight", drawn(random, 2, in));
                tensors.put(module + ".lora_B.weight", drawn(random, out, 2));
                if (decomposed) {
                    tensors.put(module + ".lora_magnitude_vector", drawn(random, out));
                }
            }
        }
        return tensors;
    }

    private static Tensor drawn(Random random, Integer... shape) {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        return new Tensor(
                List.of(shape),
                random.doubles(size, -0.7, 0.7).mapToObj(value -> (float) value).toList());
    }

    @Test
    void a_head_beside_tied_embeddings_must_be_the_same() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("tie_word_embeddings", true);
        Map<String, Tensor> tensors = Checkpoints.tensors(config);
        write(temporary.resolve("config.json"), config);
        Path file = temporary.resolve("model.safetensors");
        Tensor table = tensors.getOrDefault("model.embed_tokens.weight", new Tensor(List.of(), List.of()));
        tensors.put("lm_head.weight", table);
        PlainTensors.write(file, tensors);
        assertThat(Texts.distance(scores(temporary, Optional.empty()), Texts.scores(new PlainDecoder(temporary))))
                .isLessThan(1e-9);

        tensors.put(
                "lm_head.weight",
                new Tensor(
                        table.shape(),
                        table.values().stream().map(value -> -value).toList()));
        PlainTensors.write(file, tensors);
        assertThatThrownBy(() -> scores(temporary, Optional.empty()))
                .isInstanceOf(ComponentException.class)
                .hasMessage("%s: tie_word_embeddings is true, but tensor 'lm_head.weight' is another one than"
                                .formatted(file)
                        + " 'model.embed_tokens.weight'. Choose another checkpoint.");
    }

    @Test
    void texts_end_at_the_tokens_of_both_files() throws IOException {
        Checkpoints.write(temporary, Checkpoints.config());
        assertThat(new ModelFolder(temporary).stops()).containsExactlyInAnyOrder(2);
        write(temporary.resolve("generation_config.json"), Map.of("eos_token_id", List.of(2, 265)));
        assertThat(new ModelFolder(temporary).stops()).containsExactlyInAnyOrder(2, 265);
    }
}

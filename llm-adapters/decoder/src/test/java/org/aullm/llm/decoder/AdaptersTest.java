package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.llm.decoder.PlainTensors.Tensor;
import org.aullm.llm.text.JsonFiles;
import org.aullm.tensor.Numbers;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LoRA, rsLoRA and DoRA: what they compute, and how they are kept. */
class AdaptersTest {

    private static final int RANK = 3;
    private static final double ALPHA = 5;

    @TempDir
    Path temporary;

    private Path model = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        model = Files.createDirectory(temporary.resolve("model"));
    }

    private Trial trial(String kind, Map<String, ?> config, List<String> targets) throws IOException {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("model", Checkpoints.write(model, config).toString());
        options.put("adapter-kind", kind);
        options.put("rank", RANK);
        options.put("alpha", ALPHA);
        options.put("targets", targets);
        return new Trial(options, Tuning.ADAPTER, DataType.FLOAT64, Shortcuts.ALL, 2).stirred();
    }

    private Trial trial(String kind) throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("attention_bias", true);
        return trial(
                kind, config, List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"));
    }

    private Trial fused(String kind) throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("model_type", "phi3");
        return trial(kind, config, List.of("qkv_proj", "o_proj", "gate_up_proj", "down_proj"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora", "rslora", "dora"})
    void an_adapter_computes_what_merged_weights_do(String kind) throws IOException {
        try (Trial trial = trial(kind)) {
            assertMerges(trial, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora", "dora"})
    void so_does_one_of_fused_projections(String kind) throws IOException {
        try (Trial trial = fused(kind)) {
            assertMerges(trial, kind);
        }
    }

    private void assertMerges(Trial trial, String kind) throws IOException {
        double[] expected = trial.logits();
        Map<String, double[]> state = new LinkedHashMap<>();
        for (Parameter parameter : trial.backend.parameters().all()) {
            state.put(parameter.name(), Numbers.doubles(parameter.array()));
        }
        Map<String, double[]> base = PlainTensors.read(model.resolve("model.safetensors"));
        double scale = kind.equals("rslora") ? ALPHA / Math.sqrt(RANK) : ALPHA / RANK;
        assertThat(DecoderAgainstPlainLoopsTest.distance(
                        DecoderAgainstPlainLoopsTest.judged(
                                new PlainDecoder(model, PlainLora.merged(base, state, RANK, scale)), trial, model),
                        expected))
                .isLessThan(1e-9);
    }

    @ParameterizedTest
    @CsvSource({"lora,false", "rslora,false", "dora,false", "dora,true"})
    void a_saved_adapter_is_read_back_equal(String kind, boolean fused) throws IOException {
        try (Trial first = fused ? fused(kind) : trial(kind)) {
            first.backend.save(temporary);
            Map<String, String> options = Map.of(
                    "model",
                    model.toString(),
                    "adapter",
                    temporary.resolve("adapter").toString());
            for (Tuning tuning : List.of(Tuning.ADAPTER, Tuning.FROZEN)) {
                try (Trial second = new Trial(options, tuning, DataType.FLOAT64, Shortcuts.ALL, 2)) {
                    assertThat(second.logits()).as("%s", tuning).containsExactly(first.logits(), within(1e-12));
                    assertThat(second.backend.description().facts().get("adapters"))
                            .startsWith(kind + ", rank 3, alpha 5.0, dropout 0.0, on ")
                            .endsWith(", from adapter");
                }
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    @Test
    void a_frozen_adapter_is_not_trained() throws IOException {
        try (Trial first = trial("lora")) {
            first.backend.save(temporary);
        }
        Map<String, String> options = Map.of(
                "model",
                model.toString(),
                "adapter",
                temporary.resolve("adapter").toString());
        try (Trial second = new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            assertThat(second.backend.parameters().trained())
                    .extracting(Parameter::name)
                    .containsExactly("head.weight", "head.bias");
        }
    }

    /** Through A and B the norm is held fixed, which finite differences do not know: they are left out here. */
    @Test
    void gradients_of_magnitudes_and_inputs_are_right_in_dora() throws IOException {
        try (Trial trial = trial("dora")) {
            List<NDArray> leaves = new ArrayList<>(List.of(trial.content, trial.relations));
            trial.backend.parameters().trained().stream()
                    .filter(parameter -> !parameter.name().contains("lora_A")
                            && !parameter.name().contains("lora_B"))
                    .map(Parameter::array)
                    .forEach(leaves::add);
            assertThat(leaves).hasSize(2 + 14 + 2);
            assertThat(GradientCheck.worstError(trial.root, leaves, trial::loss, 2))
                    .isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peft_type|\"IA3\"|LORA is expected",
                "bias|\"all\"|trained biases are not read; none is expected",
                "init_lora_weights|\"pissa\"|this start changes the model's own weights",
                "modules_to_save|[\"lm_head\"]|this decoder does not honour the field, which may change the model's results",
                "rank_pattern|{\"q_proj\":2}|this decoder does not honour the field, which may change the model's results",
                "alpha_pattern|{\"q_proj\":2}|this decoder does not honour the field, which may change the model's results",
                "layers_to_transform|[0]|this decoder does not honour the field, which may change the model's results",
                "exclude_modules|[\"k_proj\"]|this decoder does not honour the field, which may change the model's results",
                "fan_in_fan_out|true|this decoder does not honour the field, which may change the model's results",
                "trainable_token_indices|[1,2]|this decoder does not honour the field, which may change the model's results",
                "target_parameters|[\"experts\"]|this decoder does not honour the field, which may change the model's results",
                "layer_replication|[[0,1]]|this decoder does not honour the field, which may change the model's results",
                "alora_invocation_tokens|[5]|this decoder does not honour the field, which may change the model's results",
                "init_lora_weights|\"olora\"|this start changes the model's own weights",
                "init_lora_weights|\"loftq\"|this start changes the model's own weights",
                "r|0|at least 1 is expected",
                "lora_bias|true|this decoder does not honour the field, which may change the model's results",
                "target_modules|[\"lm_head\"]|adapters are possible on q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj of this model"
            })
    void what_is_not_honoured_is_refused_by_name(String field, String value, String reason) throws IOException {
        try (Trial first = trial("lora")) {
            first.backend.save(temporary);
        }
        Path folder = temporary.resolve("adapter");
        Path file = folder.resolve("adapter_config.json");
        Map<String, Object> config = JsonFiles.read(file);
        config.put(field, tools.jackson.databind.json.JsonMapper.shared().readValue(value, Object.class));
        Files.write(file, JsonFiles.write(config));
        assertThatThrownBy(() -> new PeftFolder(folder).settings(new ModelFolder(model).architecture(), 0))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "%s: %s is %s: %s. Choose another adapter.".formatted(file, field, config.get(field), reason));
    }

    @Test
    void a_folder_without_an_adapter_is_refused() {
        assertThatThrownBy(() -> new PeftFolder(model))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "adapter: the folder '%s' lacks adapter_config.json. An adapter in PEFT layout has adapter_config.json and adapter_model.safetensors."
                                .formatted(model));
    }

    @Test
    void an_adapter_has_no_place_beside_full_tuning() throws IOException {
        try (Trial first = trial("lora")) {
            first.backend.save(temporary);
        }
        Path folder = temporary.resolve("adapter");
        Map<String, String> options = Map.of("model", model.toString(), "adapter", folder.toString());
        assertThatThrownBy(() -> new Trial(options, Tuning.FULL, DataType.FLOAT32, Shortcuts.ALL, 1).close())
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "adapter: tuning 'full' trains the model's own weights, beside which '%s' has no place. Leave it out, or set tuning to adapter or frozen."
                                .formatted(folder));
    }

    @Test
    void an_adapter_that_lacks_a_layer_is_refused() throws IOException {
        try (Trial first = trial("lora")) {
            first.backend.save(temporary);
        }
        Map<String, Tensor> one = Map.of(
                "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight",
                new Tensor(List.of(1, 1), List.of(1f)));
        Path folder = temporary.resolve("adapter");
        PlainTensors.write(folder.resolve("adapter_model.safetensors"), one);
        assertThatThrownBy(() -> new PeftFolder(folder).settings(new ModelFolder(model).architecture(), 0))
                .isInstanceOf(ComponentException.class)
                .hasMessage("%s: there is no tensor 'base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight',"
                                .formatted(folder.resolve("adapter_model.safetensors"))
                        + " though q_proj has an adapter elsewhere. Only adapters of all layers are read.");
    }
}

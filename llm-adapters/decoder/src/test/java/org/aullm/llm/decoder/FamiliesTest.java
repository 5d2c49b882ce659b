package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.llm.text.JsonFiles;
import org.aullm.tensor.Arrays;
import org.aullm.tensor.Engines;
import org.aullm.tensor.GradMode;
import org.aullm.tensor.Numbers;
import org.aullm.tensor.Ops;
import org.aullm.tensor.StepScope;
import org.aullm.tensor.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Agreement with reference outputs of the usual library, where they lie beside the repository. */
class FamiliesTest {

    @TempDir
    Path written;

    @ParameterizedTest
    @ValueSource(strings = {"llama3", "mistral", "qwen2", "qwen3", "gemma2", "gemma3", "phi3", "smollm3", "qwen2-lora"})
    void hidden_states_and_logits_are_those_of_the_reference(String family) {
        Path folder = Checkpoints.shared("families/" + family);
        JsonNode reference =
                JsonMapper.shared().readTree(folder.resolve("reference.json").toFile());
        try (NDManager manager = Engines.newManager(Device.cpu());
                GradMode off = GradMode.off();
                StepScope step = StepScope.open(manager)) {
            Build build = new Build(manager, 0, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
            LanguageModel checkpoint = ModelFolder.withoutTokenizer(folder);
            LoadedModel model = new LoadedModel(checkpoint, adapters(folder, checkpoint), build, new Weights(build));
            NDArray rows = model.words().once(integers(reference.get("input_ids")), step.manager());

            assertReads(model, rows, reference, "");
            assertReads(model, withSoft(rows, reference), reference, "soft_");
        }
    }

    @Test
    void an_adapter_is_written_as_peft_wrote_it() throws IOException {
        Path folder = Checkpoints.shared("families/qwen2-lora");
        ModelFolder checkpoint = ModelFolder.withoutTokenizer(folder);
        Adapters adapters = adapters(folder, checkpoint).orElseThrow();
        try (NDManager manager = Engines.newManager(Device.cpu())) {
            Build build = new Build(manager, 0, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
            Weights weights = new Weights(build);
            LoadedModel model = new LoadedModel(checkpoint, Optional.of(adapters), build, weights);
            PeftWriter.write(written, "qwen2", adapters.settings(), model.architecture(), weights.set());
        }
        Path original = folder.resolve("adapter");
        Map<String, double[]> expected = PlainTensors.read(original.resolve(PeftFolder.WEIGHTS));
        Map<String, double[]> actual = PlainTensors.read(written.resolve(PeftFolder.WEIGHTS));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name)).containsExactly(values));
        Map<String, Object> fields = JsonFiles.read(written.resolve(PeftFolder.CONFIG));
        Map<String, Object> same = JsonFiles.read(original.resolve(PeftFolder.CONFIG));
        assertThat(fields).containsOnlyKeys(same.keySet()).containsEntry("r", 4).containsEntry("lora_alpha", 8);
    }

    private static Optional<Adapters> adapters(Path folder, LanguageModel model) {
        Path adapter = folder.resolve("adapter");
        if (!Files.isDirectory(adapter)) {
            return Optional.empty();
        }
        PeftFolder saved = new PeftFolder(adapter);
        AdapterSettings settings = saved.settings(model.architecture(), 0);
        return Optional.of(new Adapters(settings, Optional.of(saved), Parameter.Role.FROZEN));
    }

    private static void assertReads(LoadedModel model, NDArray rows, JsonNode reference, String prefix) {
        Layout layout = Layout.plain(1, (int) rows.getShape().get(0));
        NDArray state = model.decoder().read(rows, layout, List.of(), Mode.EVAL, Shortcuts.ALL);
        assertClose(state, reference.get(prefix + "hidden_last"));
        assertClose(model.vocabularyHead().apply(state), reference.get(prefix + "logits_last"));
        if (reference.has(prefix + "logits_first")) {
            NDArray first = Ops.slice(model.decoder().readAll(rows, List.of()), 0, 0, 1);
            assertClose(model.vocabularyHead().apply(first), reference.get(prefix + "logits_first"));
        }
    }

    private static NDArray withSoft(NDArray rows, JsonNode reference) {
        NDArray result = rows;
        List<Integer> places = integers(reference.get("soft_at"));
        for (int i = 0; i < places.size(); i++) {
            double[] values = doubles(reference.get("soft").get(i));
            NDArray soft = Arrays.owned(rows.getManager(), values, DataType.FLOAT32, 1, values.length);
            int at = places.get(i);
            long end = rows.getShape().get(0);
            result = Ops.concat(0, Ops.slice(result, 0, 0, at), soft, Ops.slice(result, 0, at + 1, end));
        }
        return result;
    }

    private static void assertClose(NDArray actual, JsonNode expected) {
        assertThat(DecoderAgainstPlainLoopsTest.distance(Numbers.doubles(actual), doubles(expected)))
                .isLessThan(1e-4);
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(value.intValue()));
        return values;
    }
}

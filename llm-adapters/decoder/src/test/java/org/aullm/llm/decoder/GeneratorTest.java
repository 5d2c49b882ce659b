package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.Tuning;
import org.aullm.api.option.Options;
import org.aullm.api.spi.Build;
import org.aullm.tensor.Engines;
import org.aullm.tensor.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

    @TempDir
    Path temporary;

    private final NDManager manager = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void a_trained_model_tells_a_story() {
        try (LoadedModel model = load(Checkpoints.shared("tinyllama-260k"))) {
            assertThat(new Generator(model).generate("Once upon a time", 40))
                    .isEqualTo("Once upon a time, there was a little girl named Lily."
                            + " She loved to play outside in the park. One day, she saw a big, red ball.");
        }
    }

    @Test
    void each_word_is_the_one_that_plain_loops_find_likeliest() throws IOException {
        assertAgrees(Checkpoints.shared("tinyllama-260k"), List.of(1, 403, 407, 261, 378));
    }

    @Test
    void words_of_an_untied_model_are_those_that_plain_loops_find_likeliest() throws IOException {
        assertAgrees(Checkpoints.write(temporary, Checkpoints.config()), List.of(1, 260, 261));
    }

    private void assertAgrees(Path folder, List<Integer> start) throws IOException {
        PlainDecoder plain = new PlainDecoder(folder);
        List<Integer> expected = new ArrayList<>(start);
        while (expected.size() < start.size() + 30) {
            expected.add(likeliest(plain.logits(plain.embed(expected))));
        }
        try (LoadedModel model = load(folder)) {
            assertThat(new Generator(model).goOn(start, 30, Sampling.GREEDY)).isEqualTo(expected);
        }
    }

    @Test
    void equal_seeds_draw_equal_texts() throws IOException {
        try (LoadedModel model = load(Checkpoints.write(temporary, Checkpoints.config()))) {
            Generator generator = new Generator(model);
            List<Integer> first = generator.goOn(List.of(1, 260), 20, new Sampling(50, 0.9, 5));
            assertThat(generator.goOn(List.of(1, 260), 20, new Sampling(50, 0.9, 5)))
                    .isEqualTo(first);
            assertThat(generator.goOn(List.of(1, 260), 20, new Sampling(50, 0.9, 6)))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void a_text_ends_where_the_positions_do() throws IOException {
        try (LoadedModel model = load(Checkpoints.write(temporary, Checkpoints.config()))) {
            assertThat(new Generator(model).goOn(List.of(1, 260), 1000, new Sampling(1, 1, 1)))
                    .hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void a_tuned_back_end_writes_as_it_is_tuned() throws IOException {
        Map<String, String> options = Map.of(
                "model", Checkpoints.write(temporary, Checkpoints.config()).toString());
        try (Trial frozen = new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 1);
                Trial untouched = new Trial(options, Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL, 1);
                Trial stirred = new Trial(options, Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL, 1).stirred()) {
            List<Integer> expected = written(frozen);
            assertThat(written(untouched)).isEqualTo(expected);
            assertThat(written(stirred)).isNotEqualTo(expected);
        }
    }

    @Test
    void scores_that_are_no_numbers_are_not_chosen_among() throws IOException {
        Path folder = Checkpoints.write(temporary, Checkpoints.config());
        Map<String, PlainTensors.Tensor> tensors = Checkpoints.tensors(Checkpoints.config());
        tensors.put("model.norm.weight", new PlainTensors.Tensor(List.of(16), Collections.nCopies(16, Float.NaN)));
        PlainTensors.write(folder.resolve("model.safetensors"), tensors);
        try (LoadedModel model = load(folder)) {
            Generator generator = new Generator(model);
            assertThatThrownBy(() -> generator.generate("a", 3))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("the model scores a word with NaN: its weights are damaged, or too large for float32");
        }
    }

    @Test
    void a_tokenizer_of_another_model_is_noticed() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("vocab_size", 261);
        Path folder = Checkpoints.write(temporary, config);
        Map<String, PlainTensors.Tensor> tensors = Checkpoints.tensors(config);
        for (String table : List.of("model.embed_tokens.weight", "lm_head.weight")) {
            tensors.put(table, new PlainTensors.Tensor(List.of(261, 16), Collections.nCopies(261 * 16, 1f)));
        }
        PlainTensors.write(folder.resolve("model.safetensors"), tensors);
        try (LoadedModel model = load(folder)) {
            Generator generator = new Generator(model);
            assertThatThrownBy(() -> generator.generate("ab", 3))
                    .isInstanceOf(ComponentException.class)
                    .hasMessage("the tokenizer gives token 264, but the model has words 0 to 260:"
                            + " its tokenizer.json belongs to another model");
            assertThatThrownBy(() -> model.vocabularyHead(List.of(5, 300)))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageStartingWith("the tokenizer gives token 300,");
        }
    }

    private static List<Integer> written(Trial trial) {
        return trial.backend.generator().goOn(List.of(1, 260, 261), 12, Sampling.GREEDY);
    }

    private LoadedModel load(Path folder) {
        Build build = new Build(manager, 0, DataType.FLOAT32, Tuning.FROZEN, Options.EMPTY);
        return new LoadedModel(new ModelFolder(folder), Optional.empty(), build, new Weights(build));
    }

    static int likeliest(double[] logits) {
        int best = 0;
        for (int word = 1; word < logits.length; word++) {
            best = logits[word] > logits[best] ? word : best;
        }
        return best;
    }
}

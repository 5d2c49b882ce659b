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
import org.aullm.llm.text.JsonFiles;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trained keys and values before every prompt. */
class TrainedPrefixTest {

    @TempDir
    Path temporary;

    private Map<String, Object> options() throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("model_type", "mistral");
        config.put("sliding_window", 9);
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("model", Checkpoints.write(temporary, config).toString());
        options.put("adapter-kind", "prefix");
        options.put("prefix-length", 3);
        return options;
    }

    private static Trial trial(Map<String, Object> options, Tuning tuning, Shortcuts shortcuts) {
        return new Trial(options, tuning, DataType.FLOAT64, shortcuts, 2);
    }

    @Test
    void changes_no_result_but_through_what_is_trained() throws IOException {
        try (Trial shortened = trial(options(), Tuning.ADAPTER, Shortcuts.ALL);
                Trial whole = trial(options(), Tuning.ADAPTER, Shortcuts.NONE)) {
            assertThat(shortened.backend.parameters().trained())
                    .extracting(Parameter::name)
                    .containsExactly("prompt_embeddings", "head.weight", "head.bias");
            assertThat(DecoderAgainstPlainLoopsTest.distance(shortened.logits(), whole.logits()))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void has_right_gradients() throws IOException {
        try (Trial trial = trial(options(), Tuning.ADAPTER, Shortcuts.ALL)) {
            List<NDArray> leaves = new ArrayList<>(List.of(trial.content, trial.relations));
            trial.backend.parameters().trained().stream().map(Parameter::array).forEach(leaves::add);
            assertThat(GradientCheck.worstError(trial.root, leaves, trial::loss, 6))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void is_kept_in_pefts_layout_and_read_back_equal() throws IOException {
        Map<String, Object> options = options();
        Path folder = temporary.resolve("adapter");
        try (Trial first = trial(options, Tuning.ADAPTER, Shortcuts.ALL)) {
            first.backend.save(temporary);
            options.put("adapter", folder.toString());
            for (Tuning tuning : List.of(Tuning.ADAPTER, Tuning.FROZEN)) {
                try (Trial second = trial(options, tuning, Shortcuts.ALL)) {
                    assertThat(DecoderAgainstPlainLoopsTest.distance(second.logits(), first.logits()))
                            .isLessThan(1e-12);
                    assertThat(second.backend.description().facts())
                            .containsEntry("adapters", "prefix of 3 positions, from adapter");
                }
            }
        }
        assertThat(JsonFiles.read(folder.resolve(PeftFolder.CONFIG)))
                .containsEntry("peft_type", "PREFIX_TUNING")
                .containsEntry("num_virtual_tokens", 3)
                .containsEntry("num_layers", 2)
                .containsEntry("num_attention_heads", 2)
                .containsEntry("token_dim", 8);
    }

    @Test
    void is_part_of_what_the_model_goes_on_from() throws IOException {
        try (Trial trial = trial(options(), Tuning.ADAPTER, Shortcuts.ALL);
                Trial without = trial(options(), Tuning.FROZEN, Shortcuts.ALL)) {
            assertThat(trial.logits()).isNotEqualTo(without.logits());
            // 64 positions, of which 3 are taken.
            assertThat(trial.backend.generator().goOn(List.of(1, 260), 1000, new Sampling(1, 1, 1)))
                    .hasSizeLessThanOrEqualTo(61);
        }
    }

    @Test
    void of_a_projection_is_refused() throws IOException {
        Map<String, Object> options = options();
        Path folder = temporary.resolve("adapter");
        try (Trial first = trial(options, Tuning.ADAPTER, Shortcuts.ALL)) {
            first.backend.save(temporary);
        }
        Path file = folder.resolve(PeftFolder.CONFIG);
        Map<String, Object> config = JsonFiles.read(file);
        config.put("prefix_projection", true);
        Files.write(file, JsonFiles.write(config));
        options.put("adapter", folder.toString());
        assertThatThrownBy(() -> trial(options, Tuning.ADAPTER, Shortcuts.ALL).close())
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        file + ": prefix_projection is true: only keys and values themselves are read. Choose another"
                                + " adapter.");
    }
}

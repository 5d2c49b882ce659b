package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.tensor.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights from seeds and files, and what is kept of them. */
class DecoderStateTest {

    @TempDir
    Path temporary;

    @Test
    void frozen_weights_of_a_checkpoint_are_no_state_of_the_component() throws IOException {
        Map<String, String> options = Map.of(
                "model", Checkpoints.write(temporary, Checkpoints.config()).toString());
        try (Trial trial = new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            assertThat(trial.backend.parameters().all())
                    .extracting(Parameter::name)
                    .containsExactly("soft_tokens.scale", "head.weight", "head.bias");
        }
    }

    @Test
    void saved_adapters_come_back() {
        try (Trial first = Trial.nano(Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL)
                        .stirred();
                Trial second = Trial.nano(Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL)) {
            assertThat(second.logits()).isNotEqualTo(first.logits());
            first.backend.save(temporary);
            second.backend.load(temporary);
            assertThat(second.logits()).isEqualTo(first.logits());
        }
    }

    @Test
    void the_size_of_soft_tokens_does_not_follow_a_trained_table() {
        try (Trial trained = Trial.nano(Tuning.FULL, DataType.FLOAT32, Shortcuts.ALL);
                Trial restored = Trial.nano(Tuning.FULL, DataType.FLOAT32, Shortcuts.ALL)) {
            DecoderTuningTest.step(trained);
            trained.backend.save(temporary);
            restored.backend.load(temporary);
            assertThat(restored.logits()).isEqualTo(trained.logits());
        }
    }

    @Test
    void what_was_cached_follows_loaded_weights() {
        try (Trial first = Trial.nano(Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL);
                Trial other = new Trial(Map.of("size", "nano"), Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 3, 2)) {
            double[] expected = first.logits();
            assertThat(other.logits()).isNotEqualTo(expected);
            first.backend.save(temporary);
            other.backend.load(temporary);
            assertThat(other.logits()).isEqualTo(expected);
        }
    }

    @Test
    void equal_seeds_give_equal_weights_and_others_do_not() {
        assertThat(weights(1)).isEqualTo(weights(1)).isNotEqualTo(weights(2));
    }

    private static List<Double> weights(long seed) {
        List<Double> values = new ArrayList<>();
        try (Trial trial =
                new Trial(Map.of("size", "nano"), Tuning.ADAPTER, DataType.FLOAT32, Shortcuts.ALL, 1, seed)) {
            trial.backend
                    .parameters()
                    .all()
                    .forEach(each -> values.add(Numbers.item(each.array().sum())));
        }
        return values;
    }
}

package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.PlainText;
import org.aullm.api.Tuning;
import org.aullm.llm.text.FileTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderExplainerTest {

    private static final String REQUEST = " bad?";

    @TempDir
    Path temporary;

    private Trial trial(Tuning tuning, Shortcuts shortcuts) throws IOException {
        Path model = Checkpoints.write(temporary, Checkpoints.config());
        return new Trial(Map.of("model", model.toString()), tuning, DataType.FLOAT64, shortcuts, 2);
    }

    private static List<String> explain(Trial trial, int maxTokens) {
        return trial.backend
                .explainer()
                .orElseThrow()
                .explain(trial.prompt(trial.content, trial.relations), REQUEST, maxTokens);
    }

    /** The likeliest words by plain loops, after each clip's own soft tokens. */
    @Test
    void each_clips_text_follows_from_its_own_evidence() throws IOException {
        try (Trial trial = trial(Tuning.FROZEN, Shortcuts.ALL);
                FileTokenizer tokenizer = FileTokenizer.open(temporary.resolve("tokenizer.json"))) {
            PlainDecoder plain = new PlainDecoder(temporary);
            List<List<Integer>> expected = new ArrayList<>();
            for (int clip = 0; clip < 2; clip++) {
                List<double[]> rows = DecoderAgainstPlainLoopsTest.rows(plain, trial, tokenizer, clip);
                rows.addAll(plain.embed(tokenizer.encode(REQUEST)));
                List<Integer> written = new ArrayList<>();
                while (written.size() < 12) {
                    int next = GeneratorTest.likeliest(plain.logits(rows));
                    if (next == 2) {
                        break;
                    }
                    written.add(next);
                    rows.addAll(plain.embed(List.of(next)));
                }
                expected.add(written);
            }

            DecoderExplainer explainer =
                    (DecoderExplainer) trial.backend.explainer().orElseThrow();
            assertThat(explainer.write(trial.prompt(trial.content, trial.relations), REQUEST, 12))
                    .isEqualTo(expected);
            assertThat(explain(trial, 12))
                    .containsExactlyElementsOf(expected.stream()
                            .map(words -> PlainText.escaped(tokenizer.decode(words)))
                            .toList());
            assertThat(expected.get(0)).isNotEqualTo(expected.get(1));
        }
    }

    @Test
    void texts_are_capped_and_do_not_disturb_judgement() throws IOException {
        try (Trial trial = trial(Tuning.ADAPTER, Shortcuts.ALL).stirred()) {
            double[] before = trial.logits();
            List<String> texts = explain(trial, 3);
            assertThat(explain(trial, 12)).allMatch(text -> texts.stream().anyMatch(text::startsWith));
            assertThat(trial.logits()).containsExactly(before);
        }
    }

    @Test
    void what_a_terminal_would_obey_is_escaped() {
        assertThat(PlainText.escaped("a\u001b[2J\n\u202eb\u0000")).isEqualTo("a\\u001b[2J\n\\u202eb\\u0000");
    }

    @Test
    void a_request_must_leave_room_for_an_answer() throws IOException {
        try (Trial trial = trial(Tuning.FROZEN, Shortcuts.ALL)) {
            String endless = "abcd".repeat(2000);
            assertThatThrownBy(() -> trial.backend
                            .explainer()
                            .orElseThrow()
                            .explain(trial.prompt(trial.content, trial.relations), endless, 4))
                    .isInstanceOf(ComponentException.class)
                    .hasMessageContaining("the model that is to explain");
        }
    }
}

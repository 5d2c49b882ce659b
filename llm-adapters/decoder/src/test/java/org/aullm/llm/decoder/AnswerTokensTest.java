package org.aullm.llm.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.api.ComponentException;
import org.aullm.api.Parameter;
import org.aullm.api.Tuning;
import org.aullm.llm.text.AnswerTokens;
import org.aullm.llm.text.FileTokenizer;
import org.aullm.llm.text.PromptTokenizer;
import org.aullm.testkit.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-odds of yes against no, all units in one pass. */
class AnswerTokensTest {

    private static final String QUESTION = "ab {unit}?";

    @TempDir
    Path temporary;

    private Map<String, Object> options(Map<String, ?> changes) throws IOException {
        Map<String, Object> config = Checkpoints.config();
        config.put("max_position_embeddings", 200);
        config.putAll(changes);
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("model", Checkpoints.write(temporary, config).toString());
        options.put("read-out", "answer-tokens");
        options.put("question", QUESTION);
        return options;
    }

    @ParameterizedTest
    @EnumSource(
            value = Tuning.class,
            names = {"FROZEN", "ADAPTER"})
    void agree_with_one_whole_sequence_per_unit(Tuning tuning) throws IOException {
        assertAgrees(Map.of(), tuning);
    }

    @Test
    void agree_where_embeddings_predict_words_too_and_logits_are_bent() throws IOException {
        assertAgrees(Checkpoints.gemma2(9), Tuning.FROZEN);
    }

    private void assertAgrees(Map<String, ?> changes, Tuning tuning) throws IOException {
        try (Trial trial = new Trial(options(changes), tuning, DataType.FLOAT64, Shortcuts.ALL, 2);
                FileTokenizer tokenizer = FileTokenizer.open(temporary.resolve("tokenizer.json"))) {
            PlainDecoder plain = new PlainDecoder(temporary);
            double[] expected = new double[6];
            for (int clip = 0; clip < 2; clip++) {
                for (int unit = 0; unit < 3; unit++) {
                    List<double[]> rows = DecoderAgainstPlainLoopsTest.rows(plain, trial, tokenizer, clip);
                    String name =
                            Trial.UNITS.get(unit) + " " + Trial.UNITS.get(unit).facsName();
                    rows.addAll(plain.embed(tokenizer.encode(QUESTION.replace("{unit}", name))));
                    double[] logits = plain.logits(rows);
                    expected[3 * clip + unit] = sum(logits, 'y', 'Y') - sum(logits, 'n', 'N');
                }
            }
            assertThat(DecoderAgainstPlainLoopsTest.distance(trial.logits(), expected))
                    .isLessThan(1e-9);
        }
    }

    /** The bytes' tokens are the checkpoint's numbers from 3 on. */
    private static double sum(double[] logits, char... letters) {
        double sum = 0;
        for (char letter : letters) {
            sum += Math.exp(logits[3 + letter]);
        }
        return Math.log(sum);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void do_not_depend_on_shortcuts(boolean shared) throws IOException {
        Map<String, Object> options = options(Map.of("model_type", "mistral", "sliding_window", 12));
        Shortcuts some = new Shortcuts(shared, !shared);
        for (Tuning tuning : List.of(Tuning.FROZEN, Tuning.ADAPTER)) {
            try (Trial shortened = new Trial(options, tuning, DataType.FLOAT64, Shortcuts.ALL, 2).stirred();
                    Trial partly = new Trial(options, tuning, DataType.FLOAT64, some, 2).stirred();
                    Trial whole = new Trial(options, tuning, DataType.FLOAT64, Shortcuts.NONE, 2).stirred()) {
                double[] expected = whole.logits();
                assertThat(DecoderAgainstPlainLoopsTest.distance(shortened.logits(), expected))
                        .isLessThan(1e-9);
                assertThat(DecoderAgainstPlainLoopsTest.distance(partly.logits(), expected))
                        .isLessThan(1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tuning.class)
    void have_right_gradients(Tuning tuning) throws IOException {
        Map<String, Object> options = options(Map.of("tie_word_embeddings", true));
        options.put("rank", 2);
        try (Trial trial = new Trial(options, tuning, DataType.FLOAT64, Shortcuts.ALL, 2).stirred()) {
            List<NDArray> leaves = new ArrayList<>(List.of(trial.content, trial.relations));
            trial.backend.parameters().trained().stream().map(Parameter::array).forEach(leaves::add);
            assertThat(GradientCheck.worstError(trial.root, leaves, trial::loss, 2))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void are_described() {
        Map<String, Object> options = Map.of("size", "nano", "read-out", "answer-tokens", "question", QUESTION);
        try (Trial trial = new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 2)) {
            assertThat(trial.backend.description().facts())
                    .containsEntry("score source", "answer-tokens")
                    .containsEntry("questions", "3, of 67 tokens in all")
                    .containsEntry("answers", "yes: 'yes...' (121), 'Yes...' (89); no: 'no...' (110), 'No...' (78)");
            assertThat(trial.backend.parameters().trained()).isEmpty();
        }
    }

    @Test
    void whole_words_are_preferred_to_beginnings() {
        PromptTokenizer tokenizer = new Words(Map.of(" yes", List.of(7), "Yes", List.of(8), " no", List.of(9)));
        assertThat(AnswerTokens.of(tokenizer)).hasToString("yes: ' yes' (7), 'Yes' (8); no: ' no' (9)");
    }

    @Test
    void a_tokenizer_that_does_not_tell_yes_from_no_is_refused() {
        assertThatThrownBy(() -> AnswerTokens.of(new Words(Map.of())))
                .isInstanceOf(ComponentException.class)
                .hasMessage(
                        "read-out: the tokenizer has no tokens that tell yes from no, so 'answer-tokens' cannot be read."
                                + " Use read-out hidden-state.");
    }

    /** Some texts by their tokens; all others begin with one and the same. */
    private record Words(Map<String, List<Integer>> known) implements PromptTokenizer {
        @Override
        public List<Integer> start() {
            return List.of();
        }

        @Override
        public List<Integer> encode(String text) {
            return known.getOrDefault(text, List.of(1, 2));
        }

        @Override
        public String decode(List<Integer> tokens) {
            return "";
        }

        @Override
        public void close() {}
    }

    @Test
    void a_question_must_name_the_unit() throws IOException {
        Map<String, Object> options = options(Map.of());
        options.put("question", "yes or no?");
        assertThatThrownBy(() -> new Trial(options, Tuning.FROZEN, DataType.FLOAT32, Shortcuts.ALL, 1).close())
                .isInstanceOf(ComponentException.class)
                .hasMessage("question: 'yes or no?' does not name the unit. Write {unit} where its name shall stand.");
    }
}

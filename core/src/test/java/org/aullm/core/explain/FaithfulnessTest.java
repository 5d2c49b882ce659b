package org.aullm.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.aullm.api.Capability;
import org.aullm.api.ComponentDescription;
import org.aullm.api.LlmBackend;
import org.aullm.api.LlmSpec;
import org.aullm.api.Mode;
import org.aullm.api.ParameterSet;
import org.aullm.api.ScoreSource;
import org.aullm.api.TokenSpec;
import org.aullm.api.prompt.Prompt;
import org.aullm.tensor.Engines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaithfulnessTest {

    private final NDManager root = Engines.newManager(Device.cpu());

    @AfterEach
    void close() {
        root.close();
    }

    /** Two units: the first believes the content, the second half of it, none the relations. */
    private static final class ContentBeliever implements LlmBackend {
        @Override
        public LlmSpec spec() {
            return new LlmSpec(new TokenSpec(2, 1), Set.of(Capability.SOFT_TOKENS), ScoreSource.HIDDEN_STATE);
        }

        @Override
        public NDArray infer(Prompt prompt, Mode mode) {
            NDArray content = ((Prompt.ClipTokens) prompt.parts().get(0)).tokens();
            return content.reshape(-1, 2);
        }

        @Override
        public ComponentDescription description() {
            return new ComponentDescription("believer", Map.of());
        }

        @Override
        public ParameterSet parameters() {
            return new ParameterSet(List.of());
        }

        @Override
        public void save(Path folder) {}

        @Override
        public void load(Path folder) {}

        @Override
        public void close() {}
    }

    private NDArray tokens(double... values) {
        return root.create(values, new ai.djl.ndarray.types.Shape(values.length / 2, 1, 2));
    }

    private List<Faithfulness> measure(String... texts) {
        NDArray content = tokens(2, 1, 0, 0);
        NDArray relations = tokens(5, 5, 5, 5);
        Prompt prompt = new Prompt(
                List.of(new Prompt.ClipTokens("content", content), new Prompt.ClipTokens("relations", relations)));
        NDArray none = tokens(0, 0, 0, 0);
        return Faithfulness.of(
                new ContentBeliever(),
                prompt,
                List.of(Evidence.content(none), Evidence.relations(none)),
                List.of(texts));
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void a_text_that_names_what_moves_the_prediction_is_faithful() {
        Faithfulness first = measure("The movement of the brow.", "Its motion.").get(0);
        double moved = (probability(2) - 0.5 + probability(1) - 0.5) / 2;

        assertThat(first.named().orElseThrow()).isCloseTo(moved, within(1e-6));
        assertThat(first.unnamed().orElseThrow()).isZero();
    }

    @Test
    void a_text_that_names_something_else_is_not() {
        Faithfulness first = measure("Both usually come together.", "").get(0);

        assertThat(first.named().orElseThrow()).isZero();
        assertThat(first.unnamed().orElseThrow()).isGreaterThan(0.2);
    }

    @Test
    void each_text_is_measured_on_its_own_clip() {
        Faithfulness second = measure("", "The movement.").get(1);

        assertThat(second.named().orElseThrow()).isZero(); // nothing moved in this clip anyway
    }

    @Test
    void a_text_may_name_nothing_or_everything() {
        List<Faithfulness> both = measure("Yes.", "Motion, and what usually accompanies it.");

        assertThat(both.get(0).named()).isEmpty();
        assertThat(both.get(0).unnamed()).isPresent();
        assertThat(both.get(1).unnamed()).isEmpty();
        assertThat(both.get(1).named()).isPresent();
    }

    @Test
    void words_are_found_at_their_beginning_only() {
        assertThat(Evidence.content(tokens(0, 0)).namedBy("a promotion, a surface"))
                .isFalse();
        assertThat(Evidence.content(tokens(0, 0)).namedBy("Motions are visible"))
                .isTrue();
    }

    @Test
    void a_prompt_without_soft_tokens_has_nothing_to_take_away() {
        assertThatThrownBy(() -> Faithfulness.of(
                        new ContentBeliever(), new Prompt(List.of(new Prompt.FixedText("a"))), List.of(), List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the prompt has no soft tokens to take away");
    }

    @Test
    void is_told_in_sentences() {
        OptionalDouble much = OptionalDouble.of(0.25);
        OptionalDouble little = OptionalDouble.of(0.0104);
        OptionalDouble none = OptionalDouble.empty();
        assertThat(new Faithfulness(much, little).inWords())
                .isEqualTo("When the evidence that these words name is taken away, probabilities move, in the mean over"
                        + " units, by 0.250; when the rest is, by 0.010.");
        assertThat(new Faithfulness(much, none).inWords())
                .isEqualTo(
                        "These words name all of the evidence. When it is taken away, probabilities move, in the mean"
                                + " over units, by 0.250.");
        assertThat(new Faithfulness(none, little).inWords())
                .isEqualTo(
                        "These words name none of the evidence. When it is taken away, probabilities move, in the mean"
                                + " over units, by 0.010.");
    }
}

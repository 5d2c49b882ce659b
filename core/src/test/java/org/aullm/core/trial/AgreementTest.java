package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.aullm.api.Capability;
import org.aullm.api.Observation;
import org.aullm.api.prompt.Prompt;
import org.aullm.api.spi.VerbalizerProvider.Need;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.registry.SlotException;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private final WordFakes.Judge reader = new WordFakes.Judge("reader", Capability.CLIP_TEXT);
    private final WordFakes.Judge taker = new WordFakes.Judge("taker", Capability.SOFT_TOKENS);
    private final WordFakes.Judge learner = new WordFakes.Judge("learner", Capability.SOFT_TOKENS, Capability.GRADIENT);
    private final WordFakes.Judge deaf = new WordFakes.Judge("deaf");
    private final WordFakes.Teller flow = new WordFakes.Teller("flow", Need.FLOW);
    private final WordFakes.Teller scores = new WordFakes.Teller("scores", Need.SCORES);
    private final WordFakes.Teller edges = new WordFakes.Teller("edges", Need.RELATIONS);
    private final Registry registry = Fakes.registryWith(List.of(reader, taker, learner, deaf, flow, scores, edges));

    private static TrialConfig config(String llm, String graph, boolean regularized, Map<String, Object> options) {
        TrialConfig plain = Fakes.config(Map.of("epochs", 2, "standardize", false), "plain", graph, regularized);
        return new TrialConfig(
                plain.data(),
                plain.units(),
                plain.encoder(),
                plain.projector(),
                plain.graph(),
                new ComponentConfig(llm, options),
                plain.loss(),
                plain.regularizers(),
                plain.prompt(),
                plain.training(),
                plain.fold(),
                plain.seed(),
                plain.device());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(TrialConfig config) {
        return assertThatThrownBy(() -> Blueprint.of(registry, config, Fakes.FLOW))
                .isInstanceOf(SlotException.class);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String llm, Map<String, Object> options) {
        return refused(config(llm, "none", false, options));
    }

    private void accepted(String llm, String graph, Map<String, Object> options) {
        assertThatCode(() -> Blueprint.of(registry, config(llm, graph, false, options), Fakes.FLOW))
                .doesNotThrowAnyException();
    }

    @Test
    void what_passes_no_gradient_trains_nothing() {
        refused("taker", Map.of())
                .hasMessage(
                        "'taker' passes no gradient to its inputs, so encoder, projector and graph cannot be trained"
                                + " with it; set train-with: token-head (a head in this process trains them, 'taker' only judges),"
                                + " or choose another language model");
        refused("reader", Map.of("verbalizers", List.of("flow")))
                .hasMessage(
                        "'reader' passes no gradient to its inputs, so encoder, projector and graph cannot be trained"
                                + " with it; set train-with: token-head (a head in this process trains them, 'reader' only judges),"
                                + " train-with: nothing, or choose another language model");
        accepted("taker", "none", Map.of("train-with", "token-head"));
        accepted("reader", "none", Map.of("train-with", "nothing", "verbalizers", List.of("flow")));
    }

    @Test
    void what_passes_gradients_is_trained_with() {
        refused("learner", Map.of("train-with", "token-head"))
                .hasMessage("'learner' passes gradients to what stands before it, so it trains that itself;"
                        + " leave train-with out");
        accepted("learner", "nodes", Map.of());
    }

    @Test
    void a_reader_of_words_needs_words() {
        refused("reader", Map.of("train-with", "token-head"))
                .hasMessage("'reader' reads words only, but nothing puts a clip into words; name verbalizers"
                        + " (available: edges, flow, scores), or choose a language model that takes soft tokens");
    }

    @Test
    void words_need_a_reader() {
        refused("taker", Map.of("train-with", "token-head", "verbalizers", List.of("flow")))
                .hasMessage("'taker' reads no words about a clip, so verbalizers have no reader; leave them out,"
                        + " or choose a language model that reads words");
        refused("deaf", Map.of("train-with", "token-head"))
                .hasMessage("'deaf' takes no soft tokens, which are all that projector 'flat' gives;"
                        + " choose another language model");
    }

    @Test
    void soft_tokens_that_nothing_trains_are_noise() {
        refused("taker", Map.of("train-with", "nothing"))
                .hasMessage("train-with nothing leaves the soft tokens that 'taker' reads at random;"
                        + " set train-with: token-head");
    }

    @Test
    void verbalizers_exist_and_come_once() {
        refused("reader", Map.of("train-with", "nothing", "verbalizers", List.of("flaw")))
                .hasMessage("verbalizers: no verbalizer is called 'flaw'; available: edges, flow, scores");
        refused("reader", Map.of("train-with", "nothing", "verbalizers", List.of("flow", "flow")))
                .hasMessage("verbalizers: a verbalizer is named twice; name each once");
    }

    @Test
    void what_is_to_be_told_has_to_be_there() {
        refused("reader", Map.of("train-with", "nothing", "verbalizers", List.of("scores")))
                .hasMessage("verbalizer 'scores' tells the scores of a head trained in this process;"
                        + " set train-with: token-head");
        refused("reader", Map.of("train-with", "token-head", "verbalizers", List.of("edges")))
                .hasMessage(
                        "verbalizer 'edges' tells learned relations; choose a graph and set train-with: token-head");
        accepted("reader", "nodes", Map.of("train-with", "token-head", "verbalizers", List.of("edges", "scores")));
    }

    @Test
    void regularizers_need_training() {
        refused(config("reader", "none", true, Map.of("train-with", "nothing", "verbalizers", List.of("flow"))))
                .hasMessage("with llm.train-with nothing there is no training that they could change;"
                        + " set regularizers: []");
    }

    @Test
    void words_are_told_without_training() {
        TrialOutcome outcome = new TrialRunner(registry)
                .run(
                        "t",
                        config(
                                "reader",
                                "none",
                                false,
                                Map.of("train-with", "nothing", "verbalizers", List.of("flow"))),
                        TrialListener.SILENT);

        assertThat(outcome.result().epochs()).isEmpty();
        assertThat(outcome.explanation().findings()).isEmpty();
        assertThat(outcome.result().clips())
                .allSatisfy(clip -> assertThat(clip.probabilities().get(0) > 0.5)
                        .isEqualTo(clip.labels().get(0) == 1));
        assertThat(outcome.cost().usage()).containsEntry("requests", 1.0);
        assertThat(reader.asked().get(0).parts())
                .filteredOn(Prompt.ClipText.class::isInstance)
                .singleElement()
                .satisfies(part -> assertThat(((Prompt.ClipText) part).texts())
                        .hasSize(12)
                        .contains("flow: sideways.", "flow: still."));
        assertThat(flow.heard()).allSatisfy(clip -> assertThat(clip.scores()).isEmpty());
    }

    @Test
    void scores_are_of_a_head_that_learned_from_others() {
        TrialConfig config = config(
                "reader", "none", false, Map.of("train-with", "token-head", "verbalizers", List.of("scores", "flow")));
        TrialOutcome outcome = new TrialRunner(registry).run("t", config, TrialListener.SILENT);

        assertThat(outcome.result().epochs()).hasSize(2);
        assertThat(outcome.result().components()).containsKeys("llm", "llm/stand-in");
        assertThat(scores.heard()).hasSize(12);
        assertThat(scores.heard().stream().map(Observation::scores))
                .allSatisfy(told -> assertThat(told.orElseThrow()).hasSize(2).allSatisfy(p -> assertThat(p)
                        .isBetween(0.0, 1.0)));
        assertThat(reader.asked()).as("only the test clips are sent").hasSize(1);
    }

    @Test
    void a_head_in_its_place_trains_what_a_server_judges() {
        TrialOutcome outcome = new TrialRunner(registry)
                .run("t", config("taker", "nodes", false, Map.of("train-with", "token-head")), TrialListener.SILENT);

        assertThat(taker.asked()).hasSize(1);
        assertThat(outcome.result().epochs()).hasSize(2);
        assertThat(outcome.result().clips())
                .allSatisfy(clip -> assertThat(clip.probabilities().get(0)).isCloseTo(0.7311f, within(1e-4f)));
    }

    @Test
    void calibration_finds_the_line_that_made_the_labels() {
        double[] logits = new double[4000];
        double[] targets = new double[4000];
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = random.nextDouble(-6, 6);
            targets[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * logits[i] - 1))) ? 1 : 0;
        }
        Calibration line = Calibration.fit(logits, targets);

        assertThat(line.slope()).isCloseTo(0.5, within(0.05));
        assertThat(line.shift()).isCloseTo(-1, within(0.12));
        assertThat(Calibration.fit(new double[] {-9, 9}, new double[] {1, 0}).slope())
                .isZero();
    }
}

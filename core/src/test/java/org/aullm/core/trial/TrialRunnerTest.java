package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.api.EvidenceKind;
import org.aullm.api.EvidenceSpec;
import org.aullm.core.config.ComponentConfig;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.SlotException;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.Json;
import org.aullm.core.result.TrialExplanation.Finding;
import org.aullm.core.result.TrialResult;
import org.aullm.tensor.Seeds;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {

    private static final Map<String, Object> SHORT = Map.of("epochs", 60, "batch", 8, "learning-rate", 0.02);

    private final TrialRunner runner = new TrialRunner(Fakes.registry());

    @Test
    void a_trial_learns_and_judges_every_test_clip() {
        TrialOutcome outcome = runner.run("t", Fakes.config(SHORT, "plain", "nodes", true), TrialListener.SILENT);

        assertThat(outcome.result().clips()).hasSize(12).allSatisfy(clip -> {
            assertThat(clip.subject()).isEqualTo("s3");
            for (int unit = 0; unit < 2; unit++) {
                assertThat(clip.probabilities().get(unit) >= 0.5f)
                        .isEqualTo(clip.labels().get(unit) == 1);
            }
        });
        assertThat(outcome.cost().phases())
                .containsKeys("load", "encode", "project", "relate", "llm", "loss", "backward", "optimize", "judge");
        assertThat(outcome.cost().steps()).isEqualTo(60 * 3);
    }

    @Test
    void the_same_trial_gives_the_same_bytes() {
        TrialConfig config = Fakes.config(
                Map.of("epochs", 3, "batch", 8, "shift", 1, "flip", true, "test-flips", true),
                "dropping",
                "nodes",
                true);
        assertThat(json(config)).isEqualTo(json(config));
    }

    @Test
    void components_explain_themselves_over_the_test_clips() {
        TrialOutcome outcome = runner.run(
                "t",
                Fakes.config(Map.of("epochs", 1, "standardize", false), "plain", "nodes", false),
                TrialListener.SILENT);

        List<Finding> findings = outcome.explanation().findings();
        assertThat(outcome.explanation().units()).containsExactly(1, 4);
        assertThat(findings)
                .extracting(Finding::slot, Finding::name, Finding::axes, Finding::shape)
                .containsExactly(
                        tuple("graph", "moving", List.of("token"), List.of(3)),
                        tuple("graph", "prior", List.of("unit", "heard"), List.of(2, 2)));
        // Of the 12 test clips, numbers 2, 5, 8, ... 35, six show motion in each channel but the last.
        assertThat(findings.get(0).mean().get(0)).isCloseTo(0.5, within(0.02));
        assertThat(findings.get(0).mean().get(2)).isCloseTo(0, within(0.02));
        assertThat(findings.get(0).clips()).containsOnlyKeys("c2", "c5", "c8", "c11");
        assertThat(findings.get(0).clips())
                .hasEntrySatisfying("c5", of -> assertThat(of.get(0)).isCloseTo(1, within(0.1))) // AU 1 alone
                .hasEntrySatisfying("c5", of -> assertThat(of.get(1)).isCloseTo(0, within(0.1)));
        assertThat(findings.get(1).mean()).containsExactly(0.0, 1.0, -1.0, 0.0);
        assertThat(findings.get(1).clips()).isEmpty();
    }

    @Test
    void a_result_survives_its_file() {
        TrialResult result = runner.run(
                        "t", Fakes.config(Map.of("epochs", 1), "plain", "none", false), TrialListener.SILENT)
                .result();
        assertThat(Json.PRETTY.readValue(Json.PRETTY.writeValueAsString(result), TrialResult.class))
                .isEqualTo(result);
    }

    @Test
    void a_graph_that_is_left_out_leaves_the_other_weights_alone() {
        // Without a single step of training worth speaking of, the token head sees the same content token.
        Map<String, Object> untrained = Map.of("epochs", 1, "learning-rate", 0.0);
        List<ClipResult> without = clips(Fakes.config(untrained, "plain", "none", false));
        List<ClipResult> regularized = clips(Fakes.config(untrained, "plain", "none", true));
        assertThat(regularized).isEqualTo(without);
    }

    @Test
    void a_part_that_waits_is_frozen_until_its_pass() {
        Map<String, Object> training = Map.of("epochs", 2, "batch", 8, "learning-rate", 0.02);
        List<EpochResult> waiting = epochs(encoder(training, Map.of("frozen-epochs", 1)));
        List<EpochResult> frozen = epochs(encoder(training, Map.of("tuning", "frozen")));
        // Not to the bit: what a frozen encoder sees is computed once, in batches of another size.
        assertThat(waiting.get(0).loss()).isCloseTo(frozen.get(0).loss(), within(1e-6));
        assertThat(waiting.get(1).loss()).isNotCloseTo(frozen.get(1).loss(), within(1e-4));
    }

    @Test
    void a_part_that_would_never_be_trained_is_refused() {
        TrialConfig config = encoder(Map.of("epochs", 2), Map.of("frozen-epochs", 2));
        assertThatThrownBy(() -> runner.run("t", config, TrialListener.SILENT))
                .isInstanceOf(SlotException.class)
                .hasMessage("frozen-epochs: 2 of 2 epochs leave none to train 'plain' in; write a smaller number, or "
                        + "tuning: frozen");
    }

    @Test
    void gradients_of_small_batches_add_up_to_that_of_a_large_one() {
        List<ClipResult> large = clips(Fakes.config(Map.of("epochs", 3, "batch", 12), "plain", "none", false));
        List<ClipResult> small =
                clips(Fakes.config(Map.of("epochs", 3, "batch", 4, "accumulate", 3), "plain", "none", false));
        for (int clip = 0; clip < large.size(); clip++) {
            for (int unit = 0; unit < 2; unit++) {
                assertThat(small.get(clip).probabilities().get(unit))
                        .isCloseTo(large.get(clip).probabilities().get(unit), within(1e-4f));
            }
        }
    }

    @Test
    void members_have_seeds_of_their_own_and_are_averaged() {
        Map<String, Object> one = Map.of("epochs", 2, "batch", 8);
        TrialConfig both = Fakes.config(Map.of("epochs", 2, "batch", 8, "members", 2), "plain", "none", false);
        List<ClipResult> first = clips(Fakes.config(one, "plain", "none", false));
        List<ClipResult> second =
                clips(seeded(Fakes.config(one, "plain", "none", false), Seeds.derive(11, "member", 1)));
        List<ClipResult> averaged = clips(both);
        assertThat(averaged.get(0).probabilities().get(0))
                .isCloseTo(
                        (first.get(0).probabilities().get(0)
                                        + second.get(0).probabilities().get(0))
                                / 2,
                        within(1e-6f));
        assertThat(first.get(0)).isNotEqualTo(second.get(0));
    }

    @Test
    void standardising_by_data_set_looks_at_the_judged_clips_pictures() {
        Map<String, Object> usual = Map.of("epochs", 2);
        assertThat(clips(Fakes.config(Map.of("epochs", 2, "standardize-by", "dataset"), "plain", "none", false)))
                .isNotEqualTo(clips(Fakes.config(usual, "plain", "none", false)));
    }

    @Test
    void frames_of_pictures_are_refused() {
        TrialConfig config = Fakes.config(Map.of("temporal-jitter", true, "frames", 3), "plain", "none", false);
        assertThatThrownBy(() -> runner.run("t", config, TrialListener.SILENT))
                .hasMessage(
                        "training.temporal-jitter needs frames, but the data set gives flow-image (3, 4, 4); leave it "
                                + "out");
    }

    @Test
    void features_cannot_be_moved() {
        TrialConfig config = Fakes.config(Map.of("shift", 1, "test-flips", true), "plain", "none", false);
        EvidenceSpec features = new EvidenceSpec(EvidenceKind.FEATURES, new Shape(5, 1, 1, 1));
        assertThatThrownBy(() -> Blueprint.of(Fakes.registry(), config, features))
                .hasMessage(
                        "training.shift, training.test-flips: features that were computed elsewhere are no picture that"
                                + " could be moved or mirrored; leave it out");
    }

    private List<EpochResult> epochs(TrialConfig config) {
        return runner.run("t", config, TrialListener.SILENT).result().epochs();
    }

    private static TrialConfig encoder(Map<String, Object> training, Map<String, Object> options) {
        TrialConfig config = Fakes.config(training, "plain", "none", false);
        return new TrialConfig(
                config.data(),
                config.units(),
                new ComponentConfig("plain", options),
                config.projector(),
                config.graph(),
                config.llm(),
                config.loss(),
                config.regularizers(),
                config.prompt(),
                config.training(),
                config.fold(),
                config.seed(),
                config.device());
    }

    private static TrialConfig seeded(TrialConfig config, long seed) {
        return new TrialConfig(
                config.data(),
                config.units(),
                config.encoder(),
                config.projector(),
                config.graph(),
                config.llm(),
                config.loss(),
                config.regularizers(),
                config.prompt(),
                config.training(),
                config.fold(),
                seed,
                config.device());
    }

    @Test
    void progress_is_told_after_each_pass() {
        List<Integer> epochs = new ArrayList<>();
        runner.run(
                "t",
                Fakes.config(Map.of("epochs", 3), "plain", "none", false),
                (epoch, of, loss) -> epochs.add(epoch * 10 + of));
        assertThat(epochs).containsExactly(13, 23, 33);
    }

    @Test
    void a_loss_that_is_no_longer_finite_ends_the_trial() {
        Map<String, Object> wild = Map.of("epochs", 50, "learning-rate", 1e30);
        assertThatThrownBy(() -> runner.run("t", Fakes.config(wild, "plain", "none", false), TrialListener.SILENT))
                .isInstanceOf(DivergedException.class)
                .hasMessageMatching("the loss is no longer finite \\(.* at step \\d+\\); "
                        + "lower training.learning-rate or set training.clip-norm");
    }

    private List<ClipResult> clips(TrialConfig config) {
        return runner.run("t", config, TrialListener.SILENT).result().clips();
    }

    private String json(TrialConfig config) {
        return Json.PRETTY.writeValueAsString(
                runner.run("t", config, TrialListener.SILENT).result());
    }
}

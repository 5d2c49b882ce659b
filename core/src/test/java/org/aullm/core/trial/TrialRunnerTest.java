package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.Json;
import org.aullm.core.result.TrialResult;
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

package org.aullm.core.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aullm.core.config.Choosing;
import org.aullm.core.config.Fold;
import org.aullm.core.config.InnerFold;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooserTest {

    private static final Fold FOLD = new Fold("t", List.of("a", "b", "c", "d", "e"), List.of("t"));

    @Test
    void inner_folds_hold_every_training_subject_once_and_no_test_subject() {
        List<InnerFold> folds = FOLD.inner(2);

        List<String> validated = new ArrayList<>();
        for (InnerFold fold : folds) {
            assertThat(fold.learning()).doesNotContainAnyElementsOf(fold.validation());
            assertThat(fold.learning()).hasSize(5 - fold.validation().size());
            validated.addAll(fold.validation());
        }
        assertThat(validated).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThatThrownBy(() -> FOLD.inner(6))
                .hasMessage("fold 't' has 5 subjects to learn from; they cannot be dealt out to 6 inner folds");
    }

    @Test
    void the_best_value_wins_and_of_equals_the_first() {
        Choosing choosing = new Choosing(2, Map.of("epochs", List.of(1, 2, 3)), false, Choosing.F1);
        // With 1 epoch all is wrong, with 2 and 3 all is right.
        Chosen chosen = new Chooser(choosing, FOLD.inner(2))
                .choose((fold, options) -> judged(fold, Objects.equals(options.get("epochs"), 1) ? 0.2f : 0.9f));

        assertThat(chosen.options()).isEqualTo(Map.of("epochs", 2));
        assertThat(chosen.candidates()).extracting(Chosen.Candidate::score).containsExactly(0.0, 1.0, 1.0);
        assertThat(chosen.thresholds()).isEmpty();
    }

    @Test
    void by_log_loss_the_surer_of_two_right_ones_wins() {
        Choosing choosing = new Choosing(2, Map.of("epochs", List.of(1, 2)), false, Choosing.LOG_LOSS);
        Chosen chosen = new Chooser(choosing, FOLD.inner(2))
                .choose((fold, options) -> judged(fold, Objects.equals(options.get("epochs"), 1) ? 0.6f : 0.8f));

        assertThat(chosen.options()).isEqualTo(Map.of("epochs", 2));
        assertThat(chosen.candidates().get(1).score())
                .isCloseTo(-Math.log(0.8f), org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void a_threshold_is_the_one_of_the_best_f1_nearest_to_a_half() {
        Choosing choosing = new Choosing(2, Map.of(), true, Choosing.F1);
        // Positives at 0.31, negatives at 0.12: thresholds 0.15 to 0.30 are all perfect.
        Chosen chosen = new Chooser(choosing, FOLD.inner(2)).choose((fold, options) -> {
            List<ClipResult> clips = new ArrayList<>();
            for (String subject : fold.validation()) {
                clips.add(clip(subject, 0.31f, 1));
                clips.add(clip(subject, 0.12f, 0));
            }
            return clips;
        });

        assertThat(chosen.thresholds()).containsExactly(0.3);
    }

    @Test
    void a_rehearsal_that_looks_at_another_subject_is_refused() {
        Choosing choosing = new Choosing(2, Map.of(), true, Choosing.F1);
        assertThatThrownBy(() ->
                        new Chooser(choosing, FOLD.inner(2)).choose((fold, options) -> List.of(clip("t", 0.5f, 1))))
                .hasMessage("inner fold 't, inner 1 of 2' must not look at subject 't'");
    }

    @Test
    void nobody_can_write_a_choice_on_a_test_fold(@TempDir Path folder) throws Exception {
        String choice =
                """
                package org.aullm.core.trial;
                import java.util.List;
                import org.aullm.core.config.*;
                class Attempt {
                    Chooser chooser(Fold fold) { return new Chooser(Choosing.NOTHING, %s); }
                }
                """;
        assertThat(compile(choice.formatted("fold.inner(3)"), folder)).isEmpty();
        assertThat(compile(choice.formatted("List.of(fold)"), folder))
                .contains("error: incompatible types", "InnerFold", "1 error");
        assertThat(compile(choice.formatted("List.of(new InnerFold(\"t\", fold.training(), fold.test()))"), folder))
                .contains("has private access", "1 error");
    }

    @Test
    void a_trial_chooses_without_its_test_subject_and_says_what_it_looked_at() {
        Map<String, Object> quick = Map.of("epochs", 1, "batch", 8, "learning-rate", 0.02);
        TrialConfig plain = Fakes.config(quick, "plain", "none", false);
        TrialConfig config = new TrialConfig(
                plain.data(),
                plain.units(),
                plain.encoder(),
                plain.projector(),
                plain.graph(),
                plain.llm(),
                plain.loss(),
                plain.regularizers(),
                plain.prompt(),
                plain.training(),
                plain.fold(),
                plain.seed(),
                plain.device(),
                new Choosing(2, Map.of("epochs", List.of(1, 30)), true, Choosing.LOG_LOSS));

        TrialResult result = new TrialRunner(Fakes.registry())
                .run("t", config, TrialListener.SILENT)
                .result();

        assertThat(result.fitting().chosen().options()).isEqualTo(Map.of("epochs", 30));
        assertThat(result.epochs()).hasSize(30);
        assertThat(result.fitting().chosen().thresholds()).hasSize(2);
        assertThat(result.threshold(0))
                .isEqualTo(result.fitting().chosen().thresholds().get(0));
        assertThat(result.fitting().parts())
                .containsOnlyKeys(Fitting.CHOICE, Fitting.STANDARDIZER, Fitting.LABELS, Fitting.WEIGHTS)
                .allSatisfy((part, clips) -> assertThat(clips.subjects())
                        .containsExactlyElementsOf(config.fold().training()));
    }

    private static List<ClipResult> judged(InnerFold fold, float right) {
        List<ClipResult> clips = new ArrayList<>();
        for (String subject : fold.validation()) {
            clips.add(clip(subject, right, 1));
            clips.add(clip(subject, 1 - right, 0));
        }
        return clips;
    }

    private static ClipResult clip(String subject, float probability, int label) {
        return new ClipResult(subject + label, subject, "d", List.of(probability), List.of(label), List.of(1));
    }

    /** What the compiler has to say of a source, in a process of its own. */
    private static String compile(String source, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Attempt.java"), source);
        String path = String.join(
                File.pathSeparator,
                Path.of("target/classes").toAbsolutePath().toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-J-Duser.language=en",
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        path,
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        javac.waitFor();
        return said;
    }
}

package org.aullm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.registry.Registry;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.EpochResult;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.study.file.StudyFile;
import org.aullm.study.plan.ClipContent;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.plan.Planner;
import org.aullm.study.store.StudyFolder;
import org.aullm.study.store.TrialFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can be done with a study's folder. Its trials are made up, all else is real. With {@code -Daullm.trials=1000}
 * the folder holds 1,000 trials, and opening it is timed.
 */
class StudyVerbsTest {

    private static final int CELLS = 4;
    private static final int TRIALS = Integer.getInteger("aullm.trials", 24);
    private static final long OPENS_WITHIN_MILLIS = 3_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Plan plan;

    @BeforeEach
    void make_a_study() throws IOException {
        Files.writeString(
                folder.resolve("study.yaml"),
                """
                study: made-up
                data: { use: synthetic-flow, subjects: %d, clips: 4 }
                units: [1, 2, 4, 7, 12, 14]
                protocol: { split: loso, seeds: [1] }
                baseline: { encoder: stst-net, projector: linear, graph: none, llm: none, loss: bce }
                ablate: { variants: [ training: { epochs: 2 }, training: { epochs: 3 }, training: { epochs: 4 } ] }
                """
                        .formatted(TRIALS / CELLS));
        plan = new Planner(Registry.load()).plan(StudyFile.read(Path.of("study.yaml"), List.of(), folder));
        StudyFolder study = new StudyFolder(folder.resolve("out"));
        study.write(plan);
        for (PlannedTrial trial : plan.trials()) {
            study.trial(trial.id()).write(outcome(trial));
        }
    }

    @Test
    void a_study_opens_fast() throws IOException {
        long begun = System.nanoTime();
        assertThat(run("study", "status", out())).isZero();
        long status = (System.nanoTime() - begun) / 1_000_000;
        begun = System.nanoTime();
        assertThat(run("study", "report", out())).isZero();
        long report = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf(
                "%d trials: status %d ms, report %d ms%n", plan.trials().size(), status, report);

        assertThat(out.toString())
                .contains("study made-up: not begun")
                .containsPattern("baseline +%d +0 +0".formatted(TRIALS / CELLS));
        assertThat(status).isLessThan(OPENS_WITHIN_MILLIS);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("licence of synthetic", "SYNTHETIC: made up by aullm");
        assertThat(Files.readString(folder.resolve("out/model-card.md")))
                .startsWith("# Model card: made-up\n")
                .contains(
                        "## Not to be used",
                        "| baseline | ",
                        "| chance: always present | ",
                        "## Leakage audit: sound",
                        "Source data sets: ",
                        "- `synthetic`: SYNTHETIC: made up by aullm");
    }

    @Test
    void an_audit_has_a_verdict() {
        assertThat(run("study", "audit", out())).isZero();
        assertThat(out.toString())
                .contains("sound    subjects", "sound    normalisation", "sound    duplicates")
                .endsWith("verdict: sound" + System.lineSeparator());
    }

    @Test
    void a_trial_is_explained_with_where_each_value_was_written() {
        String id = plan.trials().get(1).id();

        assertThat(run("study", "explain", out(), id.substring(0, 8))).isZero();
        assertThat(out.toString())
                .startsWith("trial %s: training: epochs 2, fold ".formatted(id))
                .containsPattern("training\\.epochs +2 +.*study\\.yaml:6")
                .containsPattern("training\\.batch +32 +default")
                .containsPattern("data\\.clips +4 +.*study\\.yaml:2");

        assertThat(run("study", "explain", out(), "training: epochs 9")).isEqualTo(2);
        assertThat(err.toString()).contains("has no trial 'training: epochs 9'", "Did you mean 'training: epochs ");
    }

    @Test
    void a_study_compared_with_itself_differs_in_nothing() {
        assertThat(run("study", "compare", out(), out())).isZero();
        int each = TRIALS / CELLS;
        assertThat(out.toString())
                .containsPattern("baseline .* \\+0\\.0  %d, results equal in %d".formatted(each, each))
                .doesNotContain(" > ");
    }

    @Test
    void a_folder_is_cleaned_of_what_its_plan_does_not_know_and_only_when_told() throws IOException {
        Files.createDirectories(folder.resolve("out/trials/0123456789abcdef"));
        Files.writeString(folder.resolve("out/trials/0123456789abcdef/spec.json"), "{}");

        assertThat(run("study", "clean", out())).isZero();
        assertThat(out.toString()).contains("trials/0123456789abcdef", "1 thing to remove; add --yes to remove them");
        assertThat(run("study", "clean", out(), "--yes")).isZero();
        assertThat(folder.resolve("out/trials/0123456789abcdef")).doesNotExist();
        try (var trials = Files.list(folder.resolve("out/trials"))) {
            assertThat(trials.count()).isEqualTo(plan.trials().size());
        }
    }

    @Test
    void a_plan_says_what_is_done_and_how_long_the_rest_may_take() throws IOException {
        StudyFolder study = new StudyFolder(folder.resolve("out"));
        Files.delete(study.trial(plan.trials().get(0).id()).path().resolve("result.json"));

        assertThat(run("study", "plan", folder.resolve("study.yaml").toString(), "--out", out()))
                .isZero();
        assertThat(out.toString())
                .contains(", %d done".formatted(TRIALS / CELLS - 1))
                .containsPattern("about 0:0[12] with [0-9]+ worker");
    }

    @Test
    void a_failure_is_shown_and_tried_again_only_by_the_code_that_planned_it() throws IOException {
        StudyFolder study = new StudyFolder(folder.resolve("out"));
        TrialFolder trial = study.trial(plan.trials().get(0).id());
        Files.delete(trial.path().resolve("result.json"));
        trial.write(new TrialFailure(trial.id(), TrialFailure.Kind.HUNG, "it hung", ""));

        assertThat(run("study", "status", out())).isZero();
        assertThat(out.toString()).contains("failed: baseline, trial %s: HUNG: it hung".formatted(trial.id()));

        Path spec = trial.path().resolve("spec.json");
        Files.writeString(spec, Files.readString(spec).replace("\"seed\" : 1", "\"seed\" : 2"));
        assertThat(run("study", "retry", out(), "--failed")).isEqualTo(2);
        assertThat(err.toString()).contains("was planned with other code or another model", "Run the study file again");
    }

    @Test
    void real_workers_run_what_waits_and_the_overhead_is_printed() {
        assertThat(run("bench", "study", "--trials", "8", "--seconds", "0.01", "--workers", "2"))
                .isZero();
        assertThat(out.toString())
                .contains("8 trials of 0.01 s on 2 workers: ")
                .containsPattern("trials' own time [0-9.]+ s of [0-9.]+ worker seconds; overhead [0-9.]+ %");
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), new PluginPlaces(List.of()))
                .execute(arguments);
    }

    private TrialOutcome outcome(PlannedTrial trial) {
        TrialConfig config = trial.config();
        Random random = new Random(trial.id().hashCode());
        List<Clip> learnt = new ArrayList<>();
        List<ClipResult> judged = new ArrayList<>();
        for (ClipContent clip : plan.contents().values().iterator().next()) {
            if (config.fold().training().contains(clip.subject())) {
                learnt.add(new Clip(
                        clip.clip(),
                        clip.subject(),
                        clip.dataset(),
                        new Labels(java.util.Set.of(), java.util.Set.of())));
            } else {
                judged.add(judged(clip, config.units().size(), random));
            }
        }
        FittedOn on = FittedOn.of(learnt);
        List<EpochResult> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 60; epoch++) {
            epochs.add(new EpochResult(epoch, 1.0 / epoch));
        }
        return new TrialOutcome(
                new TrialResult(
                        TrialResult.FORMAT,
                        trial.id(),
                        config,
                        plan.baseline().fingerprint(),
                        Map.of(),
                        judged,
                        epochs,
                        new Fitting(
                                Map.of(Fitting.STANDARDIZER, on, Fitting.LABELS, on, Fitting.WEIGHTS, on),
                                Chosen.NOTHING)),
                new TrialExplanation(TrialExplanation.FORMAT, trial.id(), config.units(), List.of()),
                new TrialCost(
                        trial.id(), "2026-11-25T00:00:00Z", 2, Map.of("llm", 1.5), 60, 500, 510, Map.of(), Map.of()));
    }

    private static ClipResult judged(ClipContent clip, int units, Random random) {
        List<Float> probabilities = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            probabilities.add(random.nextFloat());
            labels.add(random.nextInt(2));
            known.add(1);
        }
        return new ClipResult(clip.clip(), clip.subject(), clip.dataset(), probabilities, labels, known);
    }
}

package org.aullm.study.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Labels;
import org.aullm.core.config.TrialConfig;
import org.aullm.core.result.Audit;
import org.aullm.core.result.Audit.Verdict;
import org.aullm.core.result.Chosen;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.FittedOn;
import org.aullm.core.result.Fitting;
import org.aullm.core.result.TrialCost;
import org.aullm.core.result.TrialExplanation;
import org.aullm.core.result.TrialResult;
import org.aullm.core.trial.TrialOutcome;
import org.aullm.study.StudyFolderTest;
import org.aullm.study.plan.ClipContent;
import org.aullm.study.plan.Plan;
import org.aullm.study.plan.PlannedTrial;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;
import org.junit.jupiter.api.Test;

class AuditorTest extends StudyFolderTest {

    @Test
    void a_study_in_which_nothing_leaked_is_sound() throws IOException {
        Audit audit = audit(plan(GOOD), fitting -> fitting);

        assertThat(audit.verdict()).isEqualTo(Verdict.SOUND);
        assertThat(audit.findings())
                .extracting(Audit.Finding::question)
                .containsExactly(
                        "folds",
                        "subjects",
                        "duplicates",
                        "normalisation",
                        "labels and priors",
                        "weights",
                        "selection",
                        "thresholds");
        assertThat(finding(audit, "normalisation").message())
                .isEqualTo("Means and deviations were measured on clips of the training fold alone, in 30 results.");
    }

    @Test
    void clips_that_look_the_same_on_both_sides_of_a_fold_are_a_leak() throws IOException {
        Audit audit = audit(plan(GOOD, "data.twins=true"), fitting -> fitting);

        assertThat(audit.verdict()).isEqualTo(Verdict.LEAK);
        assertThat(finding(audit, "duplicates").message())
                .startsWith(
                        "30 of 30 results: baseline, fold fake/s1, seed 1: judges clip fake/s1/1, which looks exactly like training clip fake/s2/1; ")
                .endsWith("; and 27 more.");
    }

    @Test
    void a_standardiser_that_saw_all_clips_is_a_leak() throws IOException {
        Plan plan = plan(GOOD);
        List<ClipContent> all = plan.contents().values().iterator().next();
        FittedOn everything = new FittedOn(
                all.size(),
                List.of("fake/s1", "fake/s2", "fake/s3"),
                FittedOn.digest(all.stream().map(ClipContent::clip).toList()));

        Audit audit = audit(plan, with(Fitting.STANDARDIZER, everything));

        assertThat(finding(audit, "normalisation").verdict()).isEqualTo(Verdict.LEAK);
        assertThat(finding(audit, "normalisation").message())
                .contains("fitted on 9 clips that are not all among the fold's 6 training clips");
        assertThat(finding(audit, "subjects").verdict()).isEqualTo(Verdict.SOUND);
        assertThat(finding(audit, "labels and priors").verdict()).isEqualTo(Verdict.SOUND);
    }

    @Test
    void labels_of_judged_people_are_a_leak_of_labels_and_of_subjects() throws IOException {
        Audit audit = audit(plan(GOOD), with(Fitting.LABELS, new FittedOn(4, List.of("fake/s1", "fake/s2"), "")));

        assertThat(finding(audit, "labels and priors").verdict()).isEqualTo(Verdict.LEAK);
        assertThat(finding(audit, "subjects").message()).contains("judges clip fake/s1/1 of subject fake/s1");
    }

    @Test
    void settings_that_were_chosen_on_judged_subjects_are_a_leak() throws IOException {
        Plan plan = plan(GOOD.replace("split: loso,", "split: loso, choose: { inner-folds: 2, thresholds: true },"));

        Audit inner = audit(plan, with(Fitting.CHOICE, new FittedOn(1, List.of(), "")));
        assertThat(inner.verdict()).isEqualTo(Verdict.SOUND);
        assertThat(finding(inner, "selection").message())
                .startsWith("30 results chose settings on inner folds of their training subjects.");

        Audit outer = audit(plan, with(Fitting.CHOICE, new FittedOn(9, List.of("fake/s1", "fake/s2", "fake/s3"), "")));
        assertThat(finding(outer, "selection").verdict()).isEqualTo(Verdict.LEAK);
    }

    @Test
    void results_that_do_not_say_are_not_called_sound() throws IOException {
        Audit audit = audit(plan(GOOD), fitting -> Fitting.UNKNOWN);

        assertThat(audit.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding(audit, "weights").message()).isEqualTo("30 of 30 results do not say.");
    }

    private static UnaryOperator<Fitting> with(String part, FittedOn on) {
        return fitting -> {
            Map<String, FittedOn> parts = new LinkedHashMap<>(fitting.parts());
            parts.put(part, on);
            return new Fitting(parts, fitting.chosen());
        };
    }

    private static Audit.Finding finding(Audit audit, String question) {
        return audit.findings().stream()
                .filter(each -> each.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private Audit audit(Plan plan, UnaryOperator<Fitting> change) throws IOException {
        StudyFolder out = new StudyFolder(folder.resolve("out"));
        out.write(plan);
        for (PlannedTrial trial : plan.trials()) {
            out.trial(trial.id()).write(outcome(plan, trial, change));
        }
        return Auditor.audit(out, StoredStudy.load(out.path()));
    }

    private static TrialOutcome outcome(Plan plan, PlannedTrial trial, UnaryOperator<Fitting> change) {
        TrialConfig config = trial.config();
        List<ClipContent> all = plan.contents().values().iterator().next();
        List<Clip> learnt = new ArrayList<>();
        List<ClipResult> judged = new ArrayList<>();
        for (ClipContent clip : all) {
            if (config.fold().training().contains(clip.subject())) {
                learnt.add(new Clip(
                        clip.clip(),
                        clip.subject(),
                        clip.dataset(),
                        new Labels(java.util.Set.of(), java.util.Set.of())));
            } else {
                judged.add(new ClipResult(
                        clip.clip(), clip.subject(), clip.dataset(), List.of(1f, 0f), List.of(1, 0), List.of(1, 1)));
            }
        }
        FittedOn on = FittedOn.of(learnt);
        Fitting sound =
                new Fitting(Map.of(Fitting.STANDARDIZER, on, Fitting.LABELS, on, Fitting.WEIGHTS, on), Chosen.NOTHING);
        return new TrialOutcome(
                new TrialResult(
                        TrialResult.FORMAT,
                        trial.id(),
                        config,
                        plan.baseline().fingerprint(),
                        Map.of(),
                        judged,
                        List.of(),
                        change.apply(sound)),
                new TrialExplanation(TrialExplanation.FORMAT, trial.id(), config.units(), List.of()),
                new TrialCost(trial.id(), "now", 1, Map.of(), 1, 1, 1, Map.of(), Map.of()));
    }
}

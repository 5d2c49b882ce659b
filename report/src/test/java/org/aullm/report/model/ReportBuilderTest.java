package org.aullm.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.result.TrialResult;
import org.aullm.report.CellResults;
import org.aullm.report.MadeUp;
import org.aullm.report.Reports;
import org.aullm.report.StudyResults;
import org.aullm.report.statistics.Settings;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {

    private static final List<Integer> UNITS = List.of(1, 14);
    private static final Settings FEW = new Settings(500, 500, 1);

    @Test
    void findings_are_sentences() {
        ReportModel report = build(MadeUp.study(
                UNITS,
                MadeUp.cell("full", "", trial(8, "11 00")),
                MadeUp.cell("odd", "graph: none", trial(8, "01 00"))));

        assertThat(report.lead())
                .isEqualTo("The baseline reaches a mean binary F1 of 50.0 and a mean two-class macro F1 of 50.0 over"
                        + " 2 action units, judged on 8 clips of 8 subjects; that is not above chance: saying “present”"
                        + " to everything gives 50.0 and 25.0.");
        assertThat(report.variants().get(0).headline().replace('\u00a0', ' '))
                .isEqualTo("In the cell “odd”, mean binary F1 falls by 50.0 points (95 % interval −50.0 to −50.0,"
                        + " Holm-adjusted p = 0.008); of 8 subjects, 8 are judged worse and 0 better.");
    }

    @Test
    void differences_of_configurations_become_words() {
        StudyResults study = MadeUp.realistic(3, 1, false);

        assertThat(build(study).variants().stream().map(CellReport::words))
                .containsExactly(
                        "Without the relation graph",
                        "Without the regularizer",
                        "With the projector linear instead of mge-efp",
                        "Without the language model");
    }

    @Test
    void a_unit_that_nobody_shows_is_noted_and_so_are_rare_ones() {
        ReportModel report = build(MadeUp.study(UNITS, MadeUp.cell("full", "", trial(3, "11 00"))));

        assertThat(report.notes())
                .containsExactly(
                        "With 3 subjects no p-value can be below 0.250: this study cannot show a difference, whatever"
                                + " its size.",
                        "No judged clip shows AU14: F1 of “present” is not defined there and counts as 0, in means"
                                + " too. Such scores are marked with °.",
                        "UAR and AUC need clips with and without a unit; they are not defined for AU1, AU14 and left"
                                + " out of their means.",
                        "Fewer than 5 subjects ever show AU1: these scores rest on very few people.");
    }

    @Test
    void missing_trials_are_counted_and_named() {
        CellResults broken = new CellResults(
                "graph: none",
                "graph: none",
                4,
                List.of(),
                List.of(new TrialFailure("t9", TrialFailure.Kind.KILLED, "the worker died 3 times", "")),
                List.of());
        ReportModel report = build(MadeUp.study(UNITS, MadeUp.cell("full", "", trial(8, "11 01")), broken));

        assertThat(report.missing()).isEqualTo(4);
        assertThat(report.variants().get(0).headline())
                .isEqualTo("With “graph: none”: no comparison yet; 0 of 4 trials have a result, 1 failed.");
        assertThat(report.notes().get(0)).startsWith("4 of 5 trials have no result. Scores are over");
    }

    @Test
    void a_p_value_is_adjusted_for_the_variants_that_can_be_compared() {
        CellResults empty = new CellResults("empty", "", 1, List.of(), List.of(), List.of());
        ReportModel report = build(MadeUp.study(
                UNITS,
                MadeUp.cell("full", "", trial(8, "11 00")),
                MadeUp.cell("one", "a", trial(8, "01 00")),
                empty,
                MadeUp.cell("two", "b", trial(8, "11 00"))));

        assertThat(report.cells().stream().map(cell -> cell.holm().orElse(-1.0)))
                .containsExactly(-1.0, 2 * 2 / 256.0, -1.0, 1.0);
    }

    @Test
    void the_order_of_results_makes_no_difference() {
        StudyResults study = MadeUp.realistic(12, 2, true);
        List<CellResults> shuffled = new ArrayList<>();
        for (CellResults cell : study.cells()) {
            List<TrialResult> results = new ArrayList<>(cell.results());
            Collections.shuffle(results, new Random(1));
            shuffled.add(new CellResults(
                    cell.name(), cell.change(), cell.expected(), results, cell.failures(), cell.costs()));
        }

        StudyResults other =
                new StudyResults(study.name(), study.units(), shuffled, study.provenance(), study.problems());
        assertThat(build(other)).isEqualTo(build(study));
    }

    @Test
    void provenance_lists_every_value() {
        ReportModel report = build(MadeUp.realistic(2, 3, false));

        assertThat(report.provenance())
                .containsEntry("seeds", "1, 2, 3")
                .containsEntry("data fingerprint", "sha256:7c1f0e2b")
                .containsEntry("folds judged", "2")
                .containsEntry("threads", "1");
        assertThat(report.configuration().get("graph"))
                .containsEntry("use", "r-augnn")
                .containsEntry("prior", "macro");
    }

    @Test
    void a_study_without_cells_has_a_report() {
        ReportModel report = build(new StudyResults("nothing", UNITS, List.of(), Map.of(), List.of()));

        assertThat(report.lead())
                .isEqualTo("The baseline has no finished trial yet, so nothing can be compared with it.");
        assertThat(report.cells()).isEmpty();
    }

    private static ReportModel build(StudyResults study) {
        return ReportBuilder.build(study, FEW);
    }

    private static TrialResult trial(int subjects, String judged) {
        return MadeUp.trial(
                "t",
                UNITS,
                1,
                IntStream.range(0, subjects)
                        .mapToObj(i -> MadeUp.clip("c" + i, "s" + i, judged))
                        .toArray(ClipResult[]::new));
    }

    @Test
    void an_audit_among_the_facts_gets_its_own_place() {
        ReportModel report = Reports.model(MadeUp.factorial(3));

        assertThat(report.audit().orElseThrow().verdict()).isEqualTo("unknown");
        assertThat(report.audit().orElseThrow().questions().get(0))
                .isEqualTo(new AuditReport.Question(
                        "subjects", "sound", "Nobody is both learnt from and judged, in 416 results."));
        assertThat(report.provenance()).doesNotContainKeys("leakage audit", "audit of subjects", "audit of weights");
        assertThat(report.provenance()).containsEntry("split", "loso");
    }

    @Test
    void too_many_variants_for_few_subjects_are_noted() {
        assertThat(Reports.model(MadeUp.factorial(8)).notes())
                .anyMatch(note ->
                        note.startsWith("With 8 subjects and 15 variants to correct for, no adjusted p-value can"
                                + " be below 0.117: no variant can be shown to differ"));
        assertThat(Reports.model(MadeUp.factorial(12)).notes()).noneMatch(note -> note.contains("to correct for"));
    }

    @Test
    void rows_of_different_score_sources_say_theirs_and_hosts_are_listed() {
        ReportModel report = build(MadeUp.study(
                UNITS,
                MadeUp.cell("full", "", judged(Map.of("score source", "hidden-state"))),
                MadeUp.cell("asked", "llm: remote", judged(Map.of("score source", "votes", "host", "example.org")))));

        assertThat(report.cells()).extracting(CellReport::scoreSource).containsExactly("hidden-state", "votes");
        assertThat(report.cells().get(1).sentTo()).containsExactly("example.org");
        assertThat(report.notes())
                .contains("Evidence from clips was sent to: example.org.")
                .anyMatch(
                        note -> note.startsWith(
                                "Scores come from different sources (hidden-state: full; votes: asked). A probability read off"));
    }

    private static TrialResult judged(Map<String, String> facts) {
        TrialResult plain = trial(8, "11 00");
        return new TrialResult(
                plain.format(),
                plain.trial(),
                plain.config(),
                plain.data(),
                Map.of("llm", facts),
                plain.clips(),
                plain.epochs());
    }
}

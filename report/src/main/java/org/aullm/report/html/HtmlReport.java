package org.aullm.report.html;

import java.util.List;
import java.util.Optional;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** A study's report as one page. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page, as HTML that is well-formed XML too. */
    public static String render(ReportModel report) {
        return new Page(
                        "Ablation study",
                        report.study(),
                        report.study() + " · study report",
                        facts(report),
                        warnings(report),
                        List.of(
                                Findings.section(report),
                                DeltaTable.section(report),
                                ForestPlot.section(report),
                                UnitTables.section(report),
                                UnitHeatmap.section(report),
                                SubjectStrip.section(report),
                                ContributionsSection.section(report),
                                RelationsSection.section(report),
                                EvidenceSection.section(report),
                                CalibrationSection.section(report),
                                CostSection.section(report),
                                TrainingCurves.section(report),
                                MissingTrials.section(report),
                                AuditSection.section(report),
                                ProvenanceSection.section(report),
                                HowToRead.section(report)))
                .render();
    }

    private static String facts(ReportModel report) {
        return "%s · %s · %s · %s"
                .formatted(
                        Numbers.count(report.cells().size(), "cell"),
                        Numbers.count(report.expected(), "trial"),
                        Numbers.count(report.subjects(), "subject"),
                        Numbers.count(report.clips(), "clip"));
    }

    private static Html warnings(ReportModel report) {
        Optional<Html> missing = report.missing() == 0
                ? Optional.empty()
                : Optional.of(Page.note(
                        "Incomplete.",
                        Html.of(
                                "{} of {} have no result. <a href=\"#missing\">What is missing and why</a>",
                                report.missing(),
                                Numbers.count(report.expected(), "trial"))));
        Html problems = Html.each(report.problems(), problem -> Page.note("Note.", Html.of("{}", problem)));
        return Html.join(List.of(missing.orElse(Html.NOTHING), problems));
    }
}

package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aullm.core.result.Audit;
import org.aullm.report.CellResults;
import org.aullm.report.Reports;
import org.aullm.report.StudyResults;
import org.aullm.report.model.ReportModel;
import org.aullm.study.audit.Auditor;
import org.aullm.study.card.ModelCard;
import org.aullm.study.store.StoredPlan;
import org.aullm.study.store.StoredStudy;
import org.aullm.study.store.StudyFolder;

/** Hands what a study's folder holds to the report. */
final class ReportWriter {

    @Inject
    ReportWriter() {}

    /** Writes the report into the study's folder, and tells the user its findings and where it is. */
    void write(Path folder, PrintWriter out) throws IOException {
        StoredStudy study = StoredStudy.load(folder);
        Audit audit = Auditor.audit(new StudyFolder(folder), study);
        ReportModel report = Reports.write(results(study, audit), folder);
        Files.writeString(folder.resolve(ModelCard.FILE), ModelCard.of(study, audit));
        out.println();
        out.println(plain(report.lead()));
        report.variants().forEach(cell -> out.println("- " + plain(cell.headline())));
        out.printf(
                "%nreport: %s, and %s%n",
                folder.resolve(Reports.HTML),
                String.join(", ", Reports.MARKDOWN, Reports.CSV, Reports.JSON, Reports.LATEX));
    }

    /** The report's sentences hold spaces that must not break, which some terminals show as a question mark. */
    private static String plain(String sentence) {
        return sentence.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2212', '-');
    }

    private static StudyResults results(StoredStudy study, Audit audit) {
        List<CellResults> cells = new ArrayList<>();
        for (int i = 0; i < study.cells().size(); i++) {
            StoredStudy.CellTrials cell = study.cells().get(i);
            cells.add(new CellResults(
                    cell.name(),
                    cell.change(),
                    cell.expected(),
                    cell.results(),
                    cell.failures(),
                    cell.costs(),
                    cell.explanations(),
                    study.plan().cells().get(i).cell().levels()));
        }
        List<String> problems = new ArrayList<>();
        audit.findings().stream()
                .filter(finding -> finding.verdict() == Audit.Verdict.LEAK)
                .forEach(finding -> problems.add("Leakage audit, " + finding.question() + ": " + finding.message()));
        study.cells().stream()
                .flatMap(cell -> cell.corrupt().stream()
                        .map(trial -> "%s: the result of trial %s is damaged and does not count"
                                .formatted(cell.name(), trial)))
                .forEach(problems::add);
        return new StudyResults(study.plan().study(), study.plan().units(), cells, provenance(study, audit), problems);
    }

    private static Map<String, String> provenance(StoredStudy study, Audit audit) {
        Map<String, String> facts = new java.util.LinkedHashMap<>();
        StoredPlan.StoredCell baseline = study.plan().baseline();
        facts.put("design", study.plan().design().kind());
        facts.put("data", baseline.cell().data().use());
        facts.put("data fingerprint", baseline.fingerprint());
        study.plan().cells().forEach(cell -> cell.licences()
                .forEach((dataset, licence) -> facts.putIfAbsent("licence of " + dataset, licence)));
        about(facts, "the data", baseline.remarks());
        study.plan().cells().stream()
                .filter(cell -> !cell.remarks().equals(baseline.remarks()))
                .forEach(cell -> about(facts, "the data of " + cell.cell().name(), cell.remarks()));
        facts.put("clips", Integer.toString(baseline.clips()));
        facts.put("folds", Integer.toString(baseline.folds().size()));
        facts.put("split", baseline.cell().protocol().split());
        facts.put("seeds", baseline.cell().protocol().seeds().toString());
        facts.put("leakage audit", said(audit.verdict()));
        audit.findings()
                .forEach(finding -> facts.put(
                        "audit of " + finding.question(), said(finding.verdict()) + ": " + finding.message()));
        return facts;
    }

    private static void about(Map<String, String> facts, String what, List<String> remarks) {
        for (int i = 0; i < remarks.size(); i++) {
            facts.put("about %s (%d)".formatted(what, i + 1), remarks.get(i));
        }
    }

    private static String said(Audit.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}

package org.aullm.study.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.Audit;
import org.aullm.core.result.TrialResult;
import org.aullm.study.store.StoredPlan.StoredCell;
import org.aullm.study.store.StoredStudy;

/** Writes a study's model card in Markdown. */
public final class ModelCard {

    /** The usual name of its file. */
    public static final String FILE = "model-card.md";

    private final StoredStudy study;
    private final Audit audit;
    private final List<String> lines = new ArrayList<>();

    private ModelCard(StoredStudy study, Audit audit) {
        this.study = study;
        this.audit = audit;
    }

    /** The card of what a folder holds. */
    public static String of(StoredStudy study, Audit audit) {
        return new ModelCard(study, audit).text();
    }

    private String text() {
        StoredCell baseline = study.plan().baseline();
        line("# Model card: %s", study.plan().study());
        line("");
        line(
                "Detectors of facial action units %s in micro-expressions, made to compare components with each other. Every",
                study.plan().units().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        line("trial trains its own model on its own fold; no model is kept.");
        line("");
        lines.addAll(Uses.LINES);
        line("## Data");
        line("");
        for (String data : study.plan().cells().stream()
                .map(cell -> "- `%s`, %d clips, fingerprint `%s`"
                        .formatted(cell.cell().data().use(), cell.clips(), cell.fingerprint()))
                .collect(Collectors.toCollection(TreeSet::new))) {
            line("%s", data);
        }
        line("");
        line("Source data sets: %s.", sources());
        lines.addAll(Uses.licences(study.plan().cells().stream()
                .flatMap(cell -> cell.licences().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new))));
        line("");
        line("## Evaluation");
        line("");
        line(
                "Split `%s`, %d folds, seeds %s. Nobody is both learnt from and judged.",
                baseline.cell().protocol().split(),
                baseline.folds().size(),
                baseline.cell().protocol().seeds());
        line("");
        ScoreRows rows = new ScoreRows("cell", "trials");
        for (StoredStudy.CellTrials cell : study.cells()) {
            rows.add(
                    cell.name(),
                    counts(cell.results()),
                    "%d of %d".formatted(cell.results().size(), cell.expected()));
        }
        rows.addChance(counts(study.cells().get(0).results()));
        lines.addAll(rows.lines());
        line("");
        line("A score near the chance rows means that nothing useful was learnt. Intervals are in the report.");
        line("");
        line("## Leakage audit: %s", audit.verdict().name().toLowerCase(Locale.ROOT));
        line("");
        audit.findings()
                .forEach(finding -> line(
                        "- %s: %s. %s",
                        finding.question(), finding.verdict().name().toLowerCase(Locale.ROOT), finding.message()));
        return String.join("\n", lines) + "\n";
    }

    private String sources() {
        TreeSet<String> names = new TreeSet<>();
        study.cells().forEach(cell -> cell.results()
                .forEach(result -> result.clips().forEach(clip -> names.add(clip.dataset()))));
        return names.isEmpty() ? "not known before a trial is done" : String.join(", ", names);
    }

    private static List<Counts> counts(List<TrialResult> results) {
        List<Counts> units = new ArrayList<>();
        results.forEach(result -> ScoreRows.count(result.clips(), result::threshold, units));
        return units;
    }

    private void line(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values));
    }
}

package org.aullm.study.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.Audit;
import org.aullm.core.result.ClipResult;
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
        line("## Intended use");
        line("");
        line("Research on methods: which part of a detector helps, by how much, on which people and units.");
        line("");
        line("## Not to be used");
        line("");
        line("- To judge people: what they feel, intend or hide, whether they lie, are fit, ill, guilty or suitable.");
        line("- In workplaces, schools, policing, borders, insurance, credit or advertising.");
        line("- On anybody who has not agreed to it. An action unit is a movement of muscles, not an emotion.");
        line("- Outside data like those below: scores on other people, cameras and cultures are not known.");
        line("");
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
        line(
                "Their licences are those of their owners' agreements, which mostly allow research only and no publication of");
        line("faces; a model trained on them is bound by them too. The reader of the data does not record them.");
        line("");
        line("## Evaluation");
        line("");
        line(
                "Split `%s`, %d folds, seeds %s. Nobody is both learnt from and judged.",
                baseline.cell().protocol().split(),
                baseline.folds().size(),
                baseline.cell().protocol().seeds());
        line("");
        line("| cell | mean F1, %% | mean two-class F1, %% | trials |");
        line("| --- | ---: | ---: | ---: |");
        for (StoredStudy.CellTrials cell : study.cells()) {
            row(
                    cell.name(),
                    counts(cell.results()),
                    "%d of %d".formatted(cell.results().size(), cell.expected()));
        }
        List<Counts> judged = counts(study.cells().get(0).results());
        row("chance: always present", judged.stream().map(Counts::allOnes).toList(), "");
        row("chance: always absent", judged.stream().map(Counts::allZeros).toList(), "");
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

    private void row(String name, List<Counts> units, String trials) {
        boolean empty = units.isEmpty();
        line(
                "| %s | %s | %s | %s |",
                name.replace("|", "\\|"),
                empty ? "" : percent(Counts.meanBinaryF1(units)),
                empty ? "" : percent(Counts.meanMacroF1(units)),
                trials);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private String sources() {
        TreeSet<String> names = new TreeSet<>();
        study.cells().forEach(cell -> cell.results()
                .forEach(result -> result.clips().forEach(clip -> names.add(clip.dataset()))));
        return names.isEmpty() ? "not known before a trial is done" : String.join(", ", names);
    }

    private static List<Counts> counts(List<TrialResult> results) {
        List<Counts> units = new ArrayList<>();
        for (TrialResult result : results) {
            for (ClipResult clip : result.clips()) {
                for (int unit = 0; unit < clip.known().size(); unit++) {
                    if (units.size() == unit) {
                        units.add(Counts.NONE);
                    }
                    if (clip.known().get(unit) == 1) {
                        units.set(
                                unit,
                                units.get(unit)
                                        .plus(Counts.of(
                                                clip.probabilities().get(unit) >= result.threshold(unit),
                                                clip.labels().get(unit) == 1)));
                    }
                }
            }
        }
        return units;
    }

    private void line(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values));
    }
}

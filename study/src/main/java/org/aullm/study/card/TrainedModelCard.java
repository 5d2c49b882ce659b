package org.aullm.study.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.aullm.core.config.Fold;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;
import org.aullm.core.result.ModelRecord;

/** Writes the card of one trained model in Markdown. */
public final class TrainedModelCard {

    private final ModelRecord model;
    private final List<ClipResult> judged;
    private final List<String> lines = new ArrayList<>();

    private TrainedModelCard(ModelRecord model, List<ClipResult> judged) {
        this.model = model;
        this.judged = judged;
    }

    /**
     * The card of a model.
     *
     * @param judged how it judged clips of people whom it did not learn from; empty if there are none
     */
    public static String of(ModelRecord model, List<ClipResult> judged) {
        return new TrainedModelCard(model, judged).text();
    }

    private String text() {
        Fold fold = model.config().fold();
        line("# Model card: %s", model.name());
        line("");
        line(
                "Detects facial action units %s in micro-expressions, given %s of a clip.",
                model.config().units().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                model.evidence().spec());
        line("");
        lines.addAll(Uses.LINES);
        line("## Training data");
        line("");
        line(
                "`%s`: %d clips of %d subjects, %s. Source data sets: %s. Fingerprint of the data set `%s`.",
                model.config().data().use(),
                model.data().clips(),
                model.data().subjects(),
                fold.test().isEmpty() ? "all that there are" : "the training part of fold '%s'".formatted(fold.name()),
                String.join(", ", model.data().datasets()),
                model.data().fingerprint());
        lines.addAll(Uses.licences(model.data().licences()));
        line("");
        units();
        line("## Evaluation");
        line("");
        evaluation(fold);
        line("");
        line("## How it was made");
        line("");
        line("Seed %d. Thresholds: %s.", model.config().seed(), model.thresholdsFrom());
        line("");
        model.components().forEach(this::component);
        line("");
        line(
                "aullm %s, %s, Java %s. The whole configuration is in `model.json`.",
                fact("aullm"), fact("engine"), fact("java"));
        return String.join("\n", lines) + "\n";
    }

    private void units() {
        line("| unit | clips that show it | clips in which it is known | threshold | chance F1, %% |");
        line("| --- | ---: | ---: | ---: | ---: |");
        for (int unit = 0; unit < model.config().units().size(); unit++) {
            int present = model.data().present().get(unit);
            int known = model.data().known().get(unit);
            line(
                    "| AU%d | %d | %d | %.2f | %.1f |",
                    model.config().units().get(unit),
                    present,
                    known,
                    model.threshold(unit),
                    100 * new Counts(present, known - present, 0, 0).binaryF1());
        }
        line("");
        line("Chance is what saying \"present\" to every training clip would score.");
        line("");
    }

    private void evaluation(Fold fold) {
        if (judged.isEmpty()) {
            line(
                    "It has learnt from every clip, so that none is left to judge it by. How well models made in this way");
            line("judge people they have not seen is in the report of the study it is made from ('aullm study run').");
            return;
        }
        List<Counts> units = new ArrayList<>();
        ScoreRows.count(judged, model::threshold, units);
        ScoreRows rows = new ScoreRows("on the test part of fold '%s'".formatted(fold.name()), "clips");
        rows.add("this model", units, Integer.toString(judged.size()));
        rows.addChance(units);
        lines.addAll(rows.lines());
        line("");
        line("One fold says little: a score near the chance rows means that nothing useful was learnt.");
    }

    private void component(String slot, Map<String, String> facts) {
        line(
                "- %s: `%s`%s",
                slot,
                facts.getOrDefault("id", ""),
                facts.entrySet().stream()
                        .filter(fact -> !fact.getKey().equals("id"))
                        .map(fact -> ", " + fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining()));
    }

    private String fact(String name) {
        return model.environment().getOrDefault(name, "of unknown version");
    }

    private void line(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values));
    }
}

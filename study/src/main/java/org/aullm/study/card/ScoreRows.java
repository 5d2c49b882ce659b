package org.aullm.study.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.aullm.core.metrics.Counts;
import org.aullm.core.result.ClipResult;

/** A table of mean scores in Markdown. */
final class ScoreRows {

    private final List<String> lines = new ArrayList<>();

    /** A table whose first and last columns are called so. */
    ScoreRows(String what, String last) {
        lines.add("| %s | mean F1, %% | mean two-class F1, %% | %s |".formatted(what, last));
        lines.add("| --- | ---: | ---: | ---: |");
    }

    /** Adds judgements to counts by unit. */
    static void count(List<ClipResult> clips, IntToDoubleFunction threshold, List<Counts> units) {
        for (ClipResult clip : clips) {
            for (int unit = 0; unit < clip.known().size(); unit++) {
                if (units.size() == unit) {
                    units.add(Counts.NONE);
                }
                if (clip.known().get(unit) == 1) {
                    units.set(
                            unit,
                            units.get(unit)
                                    .plus(Counts.of(
                                            clip.probabilities().get(unit) >= threshold.applyAsDouble(unit),
                                            clip.labels().get(unit) == 1)));
                }
            }
        }
    }

    void add(String name, List<Counts> units, String last) {
        boolean empty = units.isEmpty();
        lines.add("| %s | %s | %s | %s |"
                .formatted(
                        name.replace("|", "\\|"),
                        empty ? "" : percent(Counts.meanBinaryF1(units)),
                        empty ? "" : percent(Counts.meanMacroF1(units)),
                        last));
    }

    /** What saying always the same would score on these clips. */
    void addChance(List<Counts> judged) {
        add("chance: always present", judged.stream().map(Counts::allOnes).toList(), "");
        add("chance: always absent", judged.stream().map(Counts::allZeros).toList(), "");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    List<String> lines() {
        return lines;
    }
}

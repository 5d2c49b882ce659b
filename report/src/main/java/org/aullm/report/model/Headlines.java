package org.aullm.report.model;

import java.util.Optional;
import org.aullm.report.CellResults;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Scores;

/** The findings as sentences. */
final class Headlines {

    private Headlines() {}

    static String lead(Optional<Scores> baseline, Optional<Scores> allOnes, int subjects, long clips, int units) {
        if (baseline.isEmpty() || allOnes.isEmpty()) {
            return "The baseline has no finished trial yet, so nothing can be compared with it.";
        }
        boolean belowChance = baseline.get().meanBinary() <= allOnes.get().meanBinary();
        return ("The baseline reaches a mean binary F1 of %s and a mean two-class macro F1 of %s over %s, judged on %s"
                        + " of %s; %s saying “present” to everything gives %s and %s.")
                .formatted(
                        Numbers.percent(baseline.get().meanBinary()),
                        Numbers.percent(baseline.get().meanMacro()),
                        Numbers.count(units, "action unit"),
                        Numbers.count(clips, "clip"),
                        Numbers.count(subjects, "subject"),
                        belowChance ? "that is not above chance:" : "for comparison,",
                        Numbers.percent(allOnes.get().meanBinary()),
                        Numbers.percent(allOnes.get().meanMacro()));
    }

    /** What a variant's comparison found. */
    static String of(String words, Comparison comparison, double holm) {
        double delta = comparison.binary().delta();
        return "%s, mean binary F1 %s (95\u00a0%% interval %s to %s, Holm-adjusted %s)%s; of %s, %s judged worse and %d better.%s"
                .formatted(
                        words,
                        moves(delta),
                        Numbers.points(comparison.binary().interval().low()),
                        Numbers.points(comparison.binary().interval().high()),
                        Numbers.pEquals(holm),
                        comparison.complete() ? "" : ", compared only on what both have judged so far",
                        Numbers.count(comparison.subjects().size(), "subject"),
                        comparison.worse() == 1 ? "1 is" : comparison.worse() + " are",
                        comparison.better(),
                        holm < 0.05 ? "" : " This study cannot tell that from no difference.");
    }

    private static String moves(double delta) {
        String points = Numbers.decimals(Math.abs(100 * delta), 1);
        if (points.equals("0.0")) {
            return "moves by less than 0.1 points";
        }
        return "%s by %s points".formatted(delta < 0 ? "falls" : "rises", points);
    }

    /** What there is to say of a variant that cannot be compared. */
    static String nothing(String words, CellResults cell) {
        return "%s: no comparison yet; %s %s, %d failed."
                .formatted(
                        words,
                        "%d of %s".formatted(cell.results().size(), Numbers.count(cell.expected(), "trial")),
                        cell.results().size() == 1 ? "has a result" : "have a result",
                        cell.failures().size());
    }
}

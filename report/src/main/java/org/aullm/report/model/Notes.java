package org.aullm.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.aullm.core.result.TrialResult;
import org.aullm.report.StudyResults;
import org.aullm.report.model.ReportModel.UnitSupport;
import org.aullm.report.statistics.Judgements;

/** What a reader has to know about the numbers of one study in particular. */
final class Notes {

    // Below this many subjects a unit's F1 rests on a handful of people.
    private static final int FEW_SUBJECTS = 5;

    private static final int FEW_NAMES = 4;

    // Two-sided, the smallest possible p-value for n subjects is 2 / 2^n: above 0.05 up to five subjects.
    private static final int SUBJECTS_FOR_A_TEST = 6;

    private final List<String> notes = new ArrayList<>();

    private Notes() {}

    static List<String> of(
            StudyResults study,
            List<UnitSupport> units,
            int subjects,
            List<CellReport> cells,
            List<Judgements> judgements,
            List<TrialResult> results) {
        Notes notes = new Notes();
        notes.missing(cells);
        if (subjects > 0) {
            notes.power(subjects, cells);
            notes.units(units);
        }
        notes.sources(cells);
        notes.data(judgements, results, cells);
        return notes.notes;
    }

    private void missing(List<CellReport> cells) {
        int expected = cells.stream().mapToInt(CellReport::expected).sum();
        int done = cells.stream().mapToInt(CellReport::done).sum();
        if (done < expected) {
            notes.add(("%d of %s have no result. Scores are over what each cell has judged; differences, intervals and"
                            + " tests are only over clips that both cells judged under the same seed, so a difference"
                            + " need not be the difference of the two scores shown.")
                    .formatted(expected - done, Numbers.count(expected, "trial")));
        }
    }

    private void power(int subjects, List<CellReport> cells) {
        if (subjects < SUBJECTS_FOR_A_TEST) {
            notes.add("With %s no p-value can be below %s: this study cannot show a difference, whatever its size."
                    .formatted(
                            Numbers.count(subjects, "subject"),
                            Numbers.decimals(Math.min(1, 2 / Math.pow(2, subjects)), 3)));
        }
        long tests =
                cells.stream().filter(cell -> cell.comparison().isPresent()).count();
        double least = Math.min(1, tests * 2 / Math.pow(2, subjects));
        if (subjects >= SUBJECTS_FOR_A_TEST && least >= 0.05) {
            notes.add(("With %s and %s to correct for, no adjusted p-value can be below %s: no variant can be shown to"
                            + " differ, whatever its size. Intervals still tell sizes; fewer variants or more subjects tell"
                            + " more.")
                    .formatted(
                            Numbers.count(subjects, "subject"),
                            Numbers.count(tests, "variant"),
                            Numbers.decimals(least, 3)));
        }
        List<Double> detectable = cells.stream()
                .flatMap(cell -> cell.comparison().stream())
                .map(comparison -> 100 * comparison.detectable())
                .filter(points -> points >= 0.05)
                .sorted()
                .toList();
        if (!detectable.isEmpty()) {
            String low = Numbers.decimals(detectable.get(0), 1);
            String high = Numbers.decimals(detectable.get(detectable.size() - 1), 1);
            notes.add(("Power: one comparison on %s finds a true difference of about %s points four times out of five,"
                            + " before Holm's correction (2.8 standard errors). Smaller differences may well be there"
                            + " and not be seen.")
                    .formatted(Numbers.count(subjects, "subject"), low.equals(high) ? low : low + " to " + high));
        }
    }

    private void units(List<UnitSupport> units) {
        String absent = named(units, unit -> unit.present() == 0);
        if (!absent.isEmpty()) {
            notes.add(("No judged clip shows %s: F1 of “present” is not defined there and counts as 0, in means too."
                            + " Such scores are marked with °.")
                    .formatted(absent));
        }
        String undefined = named(units, unit -> unit.present() == 0 || unit.present() == unit.judged());
        if (!undefined.isEmpty()) {
            notes.add(
                    ("UAR and AUC need clips with and without a unit; they are not defined for %s and left out of their"
                                    + " means.")
                            .formatted(undefined));
        }
        String rare = named(units, unit -> unit.present() > 0 && unit.subjects() < FEW_SUBJECTS);
        if (!rare.isEmpty()) {
            notes.add("Fewer than %d subjects ever show %s: these scores rest on very few people."
                    .formatted(FEW_SUBJECTS, rare));
        }
    }

    private void sources(List<CellReport> cells) {
        List<CellReport> judged =
                cells.stream().filter(cell -> !cell.scoreSource().isEmpty()).toList();
        if (judged.stream().map(CellReport::scoreSource).distinct().count() > 1) {
            Map<String, List<String>> sources = new LinkedHashMap<>();
            judged.forEach(cell -> sources.computeIfAbsent(cell.scoreSource(), source -> new ArrayList<>())
                    .add(cell.name()));
            notes.add(
                    ("Scores come from different sources (%s). A probability read off a model and one counted from its"
                                    + " answers are different things: compare AUC, average precision, ECE and Brier scores only"
                                    + " between rows of one source.")
                            .formatted(sources.entrySet().stream()
                                    .map(source -> source.getKey() + ": " + few(source.getValue()))
                                    .collect(Collectors.joining("; "))));
        }
        List<String> hosts = cells.stream()
                .flatMap(cell -> cell.sentTo().stream())
                .distinct()
                .sorted()
                .toList();
        if (!hosts.isEmpty()) {
            notes.add("Evidence from clips was sent to: %s.".formatted(String.join(", ", hosts)));
        }
    }

    private static String few(List<String> names) {
        return names.size() <= FEW_NAMES ? String.join(", ", names) : Numbers.count(names.size(), "cell");
    }

    private void data(List<Judgements> judgements, List<TrialResult> results, List<CellReport> cells) {
        int repeated = judgements.stream().mapToInt(Judgements::repeated).sum();
        if (repeated > 0) {
            notes.add("%s left out because their clip had already been judged under the same seed."
                    .formatted(Numbers.count(repeated, "judgement") + (repeated == 1 ? " was" : " were")));
        }
        long versions = results.stream().map(TrialResult::data).distinct().count();
        if (versions > 1) {
            notes.add("Trials ran on %d different states of the data; see the fingerprints under provenance."
                    .formatted(versions));
        }
        String relabelled = cells.stream()
                .filter(cell -> cell.comparison().filter(c -> !c.sameLabels()).isPresent())
                .map(CellReport::name)
                .collect(Collectors.joining(", "));
        if (!relabelled.isEmpty()) {
            notes.add("Held against other labels than the baseline, so the difference is not one of judging alone: %s."
                    .formatted(relabelled));
        }
    }

    private static String named(List<UnitSupport> units, Predicate<UnitSupport> which) {
        return units.stream()
                .filter(which)
                .map(unit -> String.format(Locale.ROOT, "AU%d", unit.number()))
                .collect(Collectors.joining(", "));
    }
}

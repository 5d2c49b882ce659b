package org.aullm.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aullm.core.result.TrialResult;
import org.aullm.report.CellResults;
import org.aullm.report.StudyResults;
import org.aullm.report.model.ReportModel.Chance;
import org.aullm.report.model.ReportModel.UnitSupport;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.CountTable;
import org.aullm.report.statistics.Holm;
import org.aullm.report.statistics.Judgements;
import org.aullm.report.statistics.Settings;

/** Computes what a report says. The order in which trials finished makes no difference. */
public final class ReportBuilder {

    private final StudyResults study;
    private final Settings settings;
    private final List<List<TrialResult>> results;
    private final List<Judgements> judgements;
    private final List<Optional<Comparison>> comparisons;

    private ReportBuilder(StudyResults study, Settings settings) {
        this.study = study;
        this.settings = settings;
        results = study.cells().stream().map(ReportBuilder::inOrder).toList();
        judgements =
                results.stream().map(cell -> Judgements.of(study.units(), cell)).toList();
        // Each is drawn from its own seed, so doing them side by side changes nothing but the time.
        comparisons = IntStream.range(0, judgements.size())
                .parallel()
                .mapToObj(this::comparison)
                .toList();
    }

    private Optional<Comparison> comparison(int cell) {
        return cell == 0 ? Optional.empty() : Comparison.of(judgements.get(0), judgements.get(cell), settings);
    }

    /** What there is to say about a study. */
    public static ReportModel build(StudyResults study, Settings settings) {
        return new ReportBuilder(study, settings).build();
    }

    private static List<TrialResult> inOrder(CellResults cell) {
        return cell.results().stream()
                .sorted(Comparator.comparing(TrialResult::trial))
                .toList();
    }

    private ReportModel build() {
        Judgements looked = reference();
        CountTable reference = looked.counts();
        boolean judged = reference.clips() > 0;
        List<Chance> chance = judged
                ? List.of(
                        new Chance("always “present”", looked.constant(1)),
                        new Chance("always “absent”", looked.constant(0)),
                        new Chance("always the base rate", looked.baseRates()))
                : List.of();
        List<UnitSupport> units = support(reference);
        List<CellReport> cells = cells();
        String lead = Headlines.lead(
                cells.stream().findFirst().flatMap(CellReport::scores),
                chance.stream().findFirst().map(Chance::scores),
                reference.subjects().size(),
                reference.clips(),
                units.size());
        List<TrialResult> all = results.stream().flatMap(List::stream).toList();
        Map<String, String> facts = Provenance.facts(study, all);
        Optional<AuditReport> audit = AuditReport.takeFrom(facts);
        return new ReportModel(
                study.name(),
                units,
                reference.subjects().size(),
                reference.clips(),
                lead,
                cells,
                chance,
                contributions(),
                study.cells().stream()
                        .findFirst()
                        .flatMap(baseline -> UnitRelations.of(study.units(), baseline.explanations())),
                study.cells().stream()
                        .findFirst()
                        .map(baseline -> EvidenceMap.of(baseline.explanations()))
                        .orElse(List.of()),
                settings,
                Notes.of(study, units, reference.subjects().size(), cells, judgements, all),
                study.problems(),
                audit,
                results.stream().findFirst().map(Provenance::configuration).orElse(Map.of()),
                facts);
    }

    /** Cells without a result have no configuration to go by, so all must have one. */
    private Optional<Contributions> contributions() {
        if (study.cells().stream().noneMatch(cell -> cell.levels().isEmpty())) {
            return FactorialAnalysis.of(
                    Factors.planned(
                            study.cells().stream().map(CellResults::levels).toList()),
                    judgements,
                    settings);
        }
        return results.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : FactorialAnalysis.of(
                        Factors.of(results.stream()
                                .map(cell -> cell.get(0).config())
                                .toList()),
                        judgements,
                        settings);
    }

    /** What the baseline judged, or else the first cell that judged anything. */
    private Judgements reference() {
        return judgements.stream()
                .filter(judged -> !judged.isEmpty())
                .findFirst()
                .orElseGet(() -> Judgements.of(study.units(), List.of()));
    }

    private List<UnitSupport> support(CountTable reference) {
        List<UnitSupport> support = new ArrayList<>();
        for (int unit = 0; unit < study.units().size(); unit++) {
            boolean none = reference.seeds().isEmpty();
            support.add(new UnitSupport(
                    study.units().get(unit),
                    none ? 0 : reference.pooled(0, unit).positives(),
                    none ? 0 : reference.pooled(0, unit).total(),
                    reference.subjectsWith(unit)));
        }
        return support;
    }

    private List<CellReport> cells() {
        List<Double> adjusted = Holm.adjust(comparisons.stream()
                .flatMap(Optional::stream)
                .map(Comparison::p)
                .toList());
        List<CellReport> cells = new ArrayList<>();
        int compared = 0;
        for (int cell = 0; cell < study.cells().size(); cell++) {
            boolean has = comparisons.get(cell).isPresent();
            cells.add(cell(cell, has ? Optional.of(adjusted.get(compared)) : Optional.empty()));
            compared += has ? 1 : 0;
        }
        return cells;
    }

    private CellReport cell(int index, Optional<Double> holm) {
        CellResults cell = study.cells().get(index);
        CountTable counts = judgements.get(index).counts();
        Optional<Comparison> comparison = comparisons.get(index);
        String words = words(index);
        String headline = index == 0
                ? ""
                : comparison
                        .map(found -> Headlines.of(words, found, holm.orElse(1.0)))
                        .orElseGet(() -> Headlines.nothing(words, cell));
        return new CellReport(
                cell.name(),
                cell.change(),
                words,
                headline,
                cell.expected(),
                cell.results().size(),
                cell.pending(),
                cell.failures(),
                ScoreSources.of(results.get(index)),
                ScoreSources.hosts(results.get(index)),
                counts.subjects().size(),
                counts.clips(),
                counts.clips() == 0
                        ? Optional.empty()
                        : Optional.of(judgements.get(index).scores()),
                counts.clips() == 0
                        ? Optional.empty()
                        : Optional.of(judgements.get(index).calibration()),
                comparison,
                holm,
                CellCost.of(cell.costs()),
                CurvePoint.of(results.get(index)));
    }

    private String words(int index) {
        CellResults cell = study.cells().get(index);
        if (index == 0) {
            return "The baseline";
        }
        if (results.get(0).isEmpty() || results.get(index).isEmpty()) {
            return "With “%s”".formatted(cell.change().isBlank() ? cell.name() : cell.change());
        }
        String words = Wording.of(
                        results.get(0).get(0).config(),
                        results.get(index).get(0).config())
                .orElse("in the cell “%s”".formatted(cell.name()));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

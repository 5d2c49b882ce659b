package org.aullm.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aullm.report.statistics.Scores;
import org.aullm.report.statistics.Settings;

/**
 * Everything a report says.
 *
 * @param study the study's name
 * @param units the judged units, in the order of all scores
 * @param subjects how many subjects were judged by the cell that chance rows are made from
 * @param clips how many clips, likewise
 * @param lead one sentence about the baseline
 * @param cells the baseline, then the variants
 * @param chance what judging without looking would score
 * @param contributions of components; empty where the study does not combine them
 * @param relations between units as the baseline learned them; empty where its graph says nothing of them
 * @param evidence where the baseline looked, in a few clips
 * @param settings how comparisons were drawn
 * @param notes what a reader has to know about these numbers in particular, in sentences
 * @param problems what went wrong beside failed trials
 * @param audit whether anything could have been learnt beforehand; empty where nobody has looked
 * @param configuration of the baseline: text by key, by part
 * @param provenance facts about data, versions and machines, by name
 */
public record ReportModel(
        String study,
        List<UnitSupport> units,
        int subjects,
        long clips,
        String lead,
        List<CellReport> cells,
        List<Chance> chance,
        Optional<Contributions> contributions,
        Optional<UnitRelations> relations,
        List<EvidenceMap> evidence,
        Settings settings,
        List<String> notes,
        List<String> problems,
        Optional<AuditReport> audit,
        Map<String, Map<String, String>> configuration,
        Map<String, String> provenance) {
    public ReportModel {
        units = List.copyOf(units);
        cells = List.copyOf(cells);
        chance = List.copyOf(chance);
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /**
     * A unit and how often it is there to be found.
     *
     * @param number its FACS number
     * @param present judged clips that show it
     * @param judged clips for which it is known
     * @param subjects who show it at least once
     */
    public record UnitSupport(int number, long present, long judged, int subjects) {}

    /**
     * Judging without looking.
     *
     * @param name what is always said
     * @param scores what that scores on the same clips
     */
    public record Chance(String name, Scores scores) {}

    /** The baseline; empty for a study without cells. */
    public Optional<CellReport> baseline() {
        return cells.stream().findFirst();
    }

    /** All cells but the baseline. */
    public List<CellReport> variants() {
        return cells.subList(Math.min(1, cells.size()), cells.size());
    }

    /** The variants that could be compared with the baseline. */
    public List<CellReport> compared() {
        return variants().stream().filter(cell -> cell.comparison().isPresent()).toList();
    }

    /** The seconds of one of a cell's trials over those of the baseline's; empty where either is unknown. */
    public Optional<Double> relativeCost(CellReport cell) {
        double reference =
                baseline().flatMap(CellReport::cost).map(CellCost::seconds).orElse(0.0);
        return cell.cost().filter(cost -> reference > 0).map(cost -> cost.seconds() / reference);
    }

    /** Trials without a result, failed or pending. */
    public int missing() {
        return cells.stream().mapToInt(cell -> cell.failed() + cell.pending()).sum();
    }

    /** All trials of the plan. */
    public int expected() {
        return cells.stream().mapToInt(CellReport::expected).sum();
    }
}

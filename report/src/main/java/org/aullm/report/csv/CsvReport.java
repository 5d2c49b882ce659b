package org.aullm.report.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aullm.report.model.CellCost;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Comparison.Difference;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;

/**
 * The report as CSV (RFC 4180: comma, CRLF, UTF-8, a header): one line for each cell, the baseline first, then two for
 * chance. Scores and differences are parts of one, unrounded; a field without a value is empty.
 *
 * <ul>
 *   <li>{@code kind}: {@code baseline}, {@code variant} or {@code chance}; {@code name}, {@code change} as in the study
 *   <li>{@code trials_planned}, {@code trials_done}, {@code trials_failed}, {@code trials_pending}
 *   <li>{@code subjects}, {@code clips}: how many were judged
 *   <li>{@code score_source}: where the language model's scores come from
 *   <li>{@code METRIC_mean} and {@code METRIC_auN} for each metric ({@link Metric#key}) and unit; empty where it is not
 *       defined, and means are over the units for which it is
 *   <li>{@code compared_subjects}, {@code compared_clips}: what baseline and variant both judged; all that follows is
 *       over these
 *   <li>{@code delta_binary_f1}, {@code delta_binary_f1_low}, {@code delta_binary_f1_high}: variant minus baseline, with
 *       its 95 % interval; the same for {@code macro} and, in binary F1, for each unit as {@code delta_binary_f1_auN}
 *   <li>{@code p}: paired permutation test on mean binary F1; {@code p_holm}: adjusted over the study's variants;
 *       {@code p_wilcoxon}, {@code rank_biserial}: Wilcoxon's test over subjects and its effect size, unadjusted
 *   <li>{@code subjects_better}, {@code subjects_worse}, {@code subjects_equal}
 *   <li>{@code seconds_per_trial}, {@code seconds_total}: wall time; {@code relative_cost}: seconds of a trial over the
 *       baseline's
 * </ul>
 */
public final class CsvReport {

    private record Column(
            String name, Function<CellReport, String> ofCell, Function<ReportModel.Chance, String> ofChance) {}

    private final List<Column> columns = new ArrayList<>();

    private CsvReport(ReportModel report) {
        add(
                "kind",
                cell -> report.baseline().filter(cell::equals).isPresent() ? "baseline" : "variant",
                chance -> "chance");
        add("name", CellReport::name, ReportModel.Chance::name);
        add("change", CellReport::change);
        add("trials_planned", cell -> Integer.toString(cell.expected()));
        add("trials_done", cell -> Integer.toString(cell.done()));
        add("trials_failed", cell -> Integer.toString(cell.failed()));
        add("trials_pending", cell -> Integer.toString(cell.pending()));
        add("subjects", cell -> Integer.toString(cell.subjects()));
        add("clips", cell -> Long.toString(cell.clips()));
        add("score_source", CellReport::scoreSource);
        for (Metric metric : Metric.values()) {
            score(metric.key() + "_mean", scores -> scores.mean(metric));
        }
        for (Metric metric : Metric.values()) {
            for (int i = 0; i < report.units().size(); i++) {
                int unit = i;
                score(metric.key() + "_au" + report.units().get(i).number(), scores -> scores.of(metric)
                        .get(unit));
            }
        }
        compared("compared_subjects", found -> Integer.toString(found.subjects().size()));
        compared("compared_clips", found -> Long.toString(found.clips()));
        difference("delta_binary_f1", Comparison::binary);
        compared("p", found -> Double.toString(found.p()));
        compared("p_wilcoxon", found -> Double.toString(found.agreement().p()));
        compared("rank_biserial", found -> Double.toString(found.agreement().rankBiserial()));
        add("p_holm", cell -> cell.holm().map(p -> Double.toString(p)).orElse(""));
        compared("subjects_better", found -> Long.toString(found.better()));
        compared("subjects_worse", found -> Long.toString(found.worse()));
        compared("subjects_equal", found -> Long.toString(found.equal()));
        difference("delta_macro_f1", Comparison::macro);
        for (int i = 0; i < report.units().size(); i++) {
            int unit = i;
            difference("delta_binary_f1_au" + report.units().get(i).number(), found -> found.units()
                    .get(unit));
        }
        cost("seconds_per_trial", CellCost::seconds);
        cost("seconds_total", CellCost::totalSeconds);
        add("relative_cost", cell -> text(report.relativeCost(cell)));
    }

    /** The whole file. */
    public static String render(ReportModel report) {
        List<Column> columns = new CsvReport(report).columns;
        StringBuilder csv = new StringBuilder();
        csv.append(CsvText.line(columns.stream().map(Column::name).toList()));
        for (CellReport cell : report.cells()) {
            csv.append(CsvText.line(
                    columns.stream().map(column -> column.ofCell().apply(cell)).toList()));
        }
        for (ReportModel.Chance chance : report.chance()) {
            csv.append(CsvText.line(columns.stream()
                    .map(column -> column.ofChance().apply(chance))
                    .toList()));
        }
        return csv.toString();
    }

    private void add(String name, Function<CellReport, String> ofCell) {
        add(name, ofCell, chance -> "");
    }

    private void add(String name, Function<CellReport, String> ofCell, Function<ReportModel.Chance, String> ofChance) {
        columns.add(new Column(name, ofCell, ofChance));
    }

    private void score(String name, Function<Scores, Double> score) {
        add(name, cell -> text(cell.scores().map(score)), chance -> text(Optional.of(score.apply(chance.scores()))));
    }

    private void compared(String name, Function<Comparison, String> value) {
        add(name, cell -> cell.comparison().map(value).orElse(""));
    }

    private void difference(String name, Function<Comparison, Difference> which) {
        compared(name, found -> Double.toString(which.apply(found).delta()));
        compared(
                name + "_low",
                found -> Double.toString(which.apply(found).interval().low()));
        compared(
                name + "_high",
                found -> Double.toString(which.apply(found).interval().high()));
    }

    private void cost(String name, Function<CellCost, Double> value) {
        add(name, cell -> text(cell.cost().map(value)));
    }

    private static String text(Optional<Double> value) {
        return value.filter(number -> !number.isNaN())
                .map(number -> Double.toString(number))
                .orElse("");
    }
}

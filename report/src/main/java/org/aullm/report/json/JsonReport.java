package org.aullm.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aullm.core.result.Json;
import org.aullm.core.result.TrialFailure;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Contributions;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Calibration;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Comparison.Difference;
import org.aullm.report.statistics.Effect;
import org.aullm.report.statistics.Interval;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;
import org.aullm.report.statistics.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The whole report as JSON. Scores and differences are parts of one, unrounded; what is not defined or not known is
 * {@code null}. Lists by unit are in the order of {@code units}.
 */
public final class JsonReport {

    /** The form that this version writes. */
    public static final int FORMAT = 1;

    private JsonReport() {}

    /** The whole file. */
    public static String render(ReportModel report) {
        return Json.PRETTY.writeValueAsString(tree(report)) + "\n";
    }

    private static Map<String, Object> tree(ReportModel report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("study", report.study());
        tree.put("units", report.units().stream().map(JsonReport::unit).toList());
        tree.put("subjects", report.subjects());
        tree.put("clips", report.clips());
        tree.put("lead", report.lead());
        tree.put(
                "cells", report.cells().stream().map(cell -> cell(report, cell)).toList());
        tree.put(
                "chance",
                report.chance().stream()
                        .map(chance -> named(chance.name(), "scores", scores(chance.scores())))
                        .toList());
        tree.put(
                "contributions",
                report.contributions().map(JsonReport::contributions).orElse(null));
        tree.put("relations", report.relations().orElse(null));
        tree.put("evidence", report.evidence());
        tree.put("statistics", statistics(report.settings()));
        tree.put("notes", report.notes());
        tree.put("problems", report.problems());
        tree.put("audit", report.audit().orElse(null));
        tree.put("configuration", report.configuration());
        tree.put("provenance", report.provenance());
        return tree;
    }

    private static Map<String, Object> named(String name, String key, Object value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put(key, value);
        return tree;
    }

    private static Map<String, Object> unit(ReportModel.UnitSupport unit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("number", unit.number());
        tree.put("present", unit.present());
        tree.put("judged", unit.judged());
        tree.put("subjects", unit.subjects());
        return tree;
    }

    private static Map<String, Object> statistics(Settings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("level", Settings.LEVEL);
        tree.put("draws", settings.draws());
        tree.put("permutations", settings.permutations());
        tree.put("seed", settings.seed());
        return tree;
    }

    private static Map<String, Object> cell(ReportModel report, CellReport cell) {
        Map<String, Object> trials = new LinkedHashMap<>();
        trials.put("planned", cell.expected());
        trials.put("done", cell.done());
        trials.put("failed", cell.failed());
        trials.put("pending", cell.pending());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", cell.name());
        tree.put("baseline", report.baseline().filter(cell::equals).isPresent());
        tree.put("change", cell.change());
        tree.put("headline", cell.headline());
        tree.put("trials", trials);
        tree.put("failures", cell.failures().stream().map(JsonReport::failure).toList());
        tree.put("score_source", cell.scoreSource());
        tree.put("evidence_sent_to", cell.sentTo());
        tree.put("subjects", cell.subjects());
        tree.put("clips", cell.clips());
        tree.put("scores", cell.scores().map(JsonReport::scores).orElse(null));
        tree.put("calibration", cell.calibration().map(JsonReport::calibration).orElse(null));
        tree.put(
                "comparison",
                cell.comparison().map(found -> comparison(cell, found)).orElse(null));
        tree.put("cost", cell.cost().isPresent() ? cost(report, cell) : null);
        tree.put("curve", cell.curve());
        return tree;
    }

    private static Map<String, Object> failure(TrialFailure failure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trial", failure.trial());
        tree.put("kind", failure.kind());
        tree.put("message", failure.message());
        return tree;
    }

    private static Map<String, Object> scores(Scores scores) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", number(scores.mean(metric)));
            one.put("units_defined", scores.defined(metric));
            List<@Nullable Double> units = new ArrayList<>();
            scores.of(metric).forEach(score -> units.add(number(score)));
            one.put("units", units);
            tree.put(metric.key(), one);
        }
        return tree;
    }

    private static List<Map<String, Object>> calibration(Calibration calibration) {
        List<Map<String, Object>> bins = new ArrayList<>();
        for (Calibration.Bin bin : calibration.bins()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("low", bin.low());
            tree.put("high", bin.high());
            tree.put("judgements", bin.clips());
            tree.put("said", number(bin.said()));
            tree.put("seen", number(bin.seen()));
            bins.add(tree);
        }
        return bins;
    }

    private static Map<String, Object> comparison(CellReport cell, Comparison found) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("complete", found.complete());
        tree.put("same_labels", found.sameLabels());
        tree.put("clips", found.clips());
        tree.put("binary_f1", difference(found.binary()));
        tree.put("macro_f1", difference(found.macro()));
        tree.put(
                "binary_f1_units",
                found.units().stream().map(JsonReport::difference).toList());
        tree.put("standard_error", found.standardError());
        tree.put("p", found.p());
        tree.put("p_holm", cell.holm().orElse(null));
        tree.put("shown", cell.shown());
        tree.put("rank_biserial", found.agreement().rankBiserial());
        tree.put("p_wilcoxon", found.agreement().p());
        tree.put("subjects_better", found.better());
        tree.put("subjects_worse", found.worse());
        tree.put("subjects_equal", found.equal());
        tree.put("subjects", found.subjects());
        return tree;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("baseline", difference.baseline());
        tree.put("variant", difference.variant());
        tree.put("delta", difference.delta());
        tree.put("interval", interval(difference.interval()));
        return tree;
    }

    private static List<Double> interval(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    private static Map<String, Object> cost(ReportModel report, CellReport cell) {
        var cost = cell.cost().orElseThrow();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trials", cost.trials());
        tree.put("seconds_per_trial", cost.seconds());
        tree.put("seconds_total", cost.totalSeconds());
        tree.put("relative", report.relativeCost(cell).orElse(null));
        tree.put("steps", cost.steps());
        tree.put("phases", cost.phases());
        return tree;
    }

    private static Map<String, Object> contributions(Contributions found) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("statement", found.statement());
        tree.put("subjects", found.subjects());
        tree.put("clips", found.clips());
        tree.put("main_effects", effects(found.main()));
        tree.put("interactions", effects(found.interactions()));
        tree.put("shapley", effects(found.shapley()));
        return tree;
    }

    private static List<Map<String, Object>> effects(List<Effect> effects) {
        return effects.stream()
                .map(effect -> {
                    Map<String, Object> tree = named(effect.name(), "value", effect.value());
                    tree.put("interval", interval(effect.interval()));
                    return tree;
                })
                .toList();
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}

package org.aullm.report.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aullm.report.model.AuditReport;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Contributions;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison.Difference;
import org.aullm.report.statistics.Effect;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;

/** The report's sentences and main tables as Markdown with pipe tables (GitHub's dialect). */
public final class MarkdownReport {

    private static final String NONE = "–";

    private final ReportModel report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(ReportModel report) {
        this.report = report;
    }

    /** The whole file. */
    public static String render(ReportModel report) {
        return new MarkdownReport(report).whole();
    }

    private String whole() {
        line("# " + escaped(report.study()));
        line("");
        line(escaped(report.lead()));
        list(report.variants().stream().map(CellReport::headline).toList());
        list(report.problems());
        if (!report.cells().isEmpty()) {
            differences();
            means();
            units();
        }
        report.contributions().ifPresent(this::contributions);
        if (!report.notes().isEmpty()) {
            line("");
            line("## Notes");
            list(report.notes());
        }
        report.audit().ifPresent(this::audit);
        facts();
        return text.toString();
    }

    private void differences() {
        line("");
        line("## Differences to the baseline");
        line("");
        line("Mean binary F1 in percent, differences in points with 95 % intervals over subjects, p from a paired"
                + " permutation test over subjects, adjusted by Holm.");
        line("");
        row(List.of("cell", "trials", "F1", "difference", "95 % interval", "p, Holm", "better / worse", "cost"));
        rule(8);
        for (CellReport cell : report.cells()) {
            Optional<Difference> found = cell.comparison().map(c -> c.binary());
            row(List.of(
                    cell.name(),
                    cell.done() + " of " + cell.expected(),
                    cell.scores().map(s -> percent(s.meanBinary())).orElse(NONE),
                    found.map(d -> Numbers.points(d.delta())).orElse(NONE),
                    found.map(d -> interval(d.interval().low(), d.interval().high()))
                            .orElse(NONE),
                    cell.holm().map(Numbers::pValue).orElse(NONE),
                    cell.comparison().map(c -> c.better() + " / " + c.worse()).orElse(NONE),
                    report.relativeCost(cell)
                            .map(cost -> "×" + Numbers.decimals(cost, 2))
                            .orElse(NONE)));
        }
    }

    private void means() {
        line("");
        line("## Scores, means over units, in percent");
        line("");
        List<String> head = new ArrayList<>(List.of("cell", "score source"));
        for (Metric metric : Metric.values()) {
            head.add(metric.title());
        }
        row(head);
        rule(head.size());
        for (CellReport cell : report.cells()) {
            cell.scores().ifPresent(scores -> row(means(cell.name(), cell.scoreSource(), scores)));
        }
        report.chance().forEach(chance -> row(means(chance.name(), "", chance.scores())));
    }

    private static List<String> means(String name, String source, Scores scores) {
        List<String> row = new ArrayList<>(List.of(name, source.isEmpty() ? NONE : source));
        for (Metric metric : Metric.values()) {
            row.add(percent(scores.mean(metric)));
        }
        return row;
    }

    private void units() {
        line("");
        line("## Binary F1 by action unit, in percent");
        line("");
        List<String> head = new ArrayList<>(List.of("cell"));
        report.units().forEach(unit -> head.add("AU" + unit.number()));
        head.add("mean");
        row(head);
        rule(head.size());
        report.cells().forEach(cell -> cell.scores().ifPresent(scores -> units(cell.name(), scores)));
        report.chance().forEach(chance -> units(chance.name(), chance.scores()));
    }

    private void units(String name, Scores scores) {
        List<String> row = new ArrayList<>(List.of(name));
        scores.binary().forEach(score -> row.add(percent(score)));
        row.add(percent(scores.meanBinary()));
        row(row);
    }

    private void contributions(Contributions found) {
        line("");
        line("## Contributions of components");
        line("");
        line(escaped(found.statement()) + " Points of mean binary F1 with 95 % intervals over subjects.");
        effects("Main effects", found.main());
        effects("Two-way interactions", found.interactions());
        effects("Shapley values", found.shapley());
    }

    private void effects(String title, List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        line("");
        row(List.of(title, "points", "95 % interval"));
        rule(3);
        for (Effect effect : effects) {
            row(List.of(
                    effect.name(),
                    Numbers.points(effect.value()),
                    interval(effect.interval().low(), effect.interval().high())));
        }
    }

    private void audit(AuditReport audit) {
        line("");
        line("## Leakage audit");
        line("");
        line("Could anything that was judged have been learnt beforehand? Verdict: " + escaped(audit.verdict()) + ".");
        line("");
        list(audit.questions().stream()
                .map(question -> "%s: %s. %s".formatted(question.about(), question.verdict(), question.message()))
                .toList());
    }

    private void facts() {
        line("");
        line("## Provenance");
        line("");
        report.provenance().forEach((name, value) -> line("- %s: %s".formatted(escaped(name), escaped(value))));
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            line("");
            items.forEach(item -> line("- " + escaped(item)));
        }
    }

    private void row(List<String> cells) {
        line("| "
                + String.join(" | ", cells.stream().map(MarkdownReport::escaped).toList()) + " |");
    }

    private void rule(int columns) {
        line("| --- |" + " ---: |".repeat(columns - 1));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String percent(double score) {
        return Double.isNaN(score) ? NONE : Numbers.percent(score);
    }

    private static String interval(double low, double high) {
        return String.format(Locale.ROOT, "%s to %s", Numbers.points(low), Numbers.points(high));
    }

    /** No name can start a table column, a tag, a list, a link or emphasis. */
    private static String escaped(String text) {
        return text.replaceAll("[\\r\\n\\u0000]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }
}

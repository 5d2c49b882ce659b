package org.aullm.report.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Comparison.Difference;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;

/**
 * Two tables in the papers' layout, units as columns and the mean last, to be read into a document with
 * {@code \input}: the F1s, best in bold with marks of significance, and the differences. Needs the package booktabs.
 */
public final class LatexReport {

    private static final String NONE = "--";
    private static final int LONGEST = 34;

    private final ReportModel report;
    private final StringBuilder text = new StringBuilder();

    private LatexReport(ReportModel report) {
        this.report = report;
    }

    /** The whole file; it has no preamble. */
    public static String render(ReportModel report) {
        return new LatexReport(report).whole();
    }

    private String whole() {
        line("% " + comment(report.study()) + ": tables written by aullm; \\usepackage{booktabs}");
        scores(Metric.BINARY_F1, "f1");
        scores(Metric.MACRO_F1, "macro-f1");
        differences();
        return text.toString();
    }

    private record Row(String name, Scores scores, String mark) {}

    private void scores(Metric metric, String label) {
        List<Row> cells = report.cells().stream()
                .filter(cell -> cell.scores().isPresent())
                .map(cell ->
                        new Row(cell.name(), cell.scores().orElseThrow(), metric == Metric.BINARY_F1 ? mark(cell) : ""))
                .toList();
        if (cells.isEmpty()) {
            return;
        }
        int units = report.units().size();
        List<Optional<String>> best = IntStream.rangeClosed(0, units)
                .mapToObj(column -> best(cells, metric, column))
                .toList();
        List<String> head = new ArrayList<>(List.of("Configuration"));
        report.units().forEach(unit -> head.add("AU" + unit.number()));
        head.add("Mean");
        begin(names(cells.stream().map(Row::name).toList()) + "r".repeat(units + 1), head);
        for (Row row : cells) {
            row(columns(row, metric, best));
        }
        line("\\midrule");
        report.chance().stream()
                .map(chance -> new Row(chance.name(), chance.scores(), ""))
                .forEach(row -> row(columns(
                        row,
                        metric,
                        best.stream().map(b -> Optional.<String>empty()).toList())));
        end(caption(metric), label);
    }

    private List<String> columns(Row row, Metric metric, List<Optional<String>> best) {
        List<String> columns = new ArrayList<>(List.of(escaped(row.name())));
        for (int column = 0; column < best.size(); column++) {
            String number = number(score(row, metric, column));
            String shown = best.get(column).filter(number::equals).isPresent() ? "\\textbf{" + number + "}" : number;
            columns.add(column == best.size() - 1 ? shown + row.mark() : shown);
        }
        return columns;
    }

    private static double score(Row row, Metric metric, int column) {
        List<Double> units = row.scores().of(metric);
        return column < units.size() ? units.get(column) : row.scores().mean(metric);
    }

    private static Optional<String> best(List<Row> rows, Metric metric, int column) {
        OptionalDouble best = rows.stream()
                .mapToDouble(row -> score(row, metric, column))
                .filter(score -> score > 0)
                .max();
        return best.isPresent() ? Optional.of(number(best.getAsDouble())) : Optional.empty();
    }

    private String caption(Metric metric) {
        String name = metric == Metric.BINARY_F1
                ? "F1 of the class ``present'' (binary F1)"
                : "Mean of F1 of ``present'' and of ``absent'' (two-class macro F1)";
        String tested = report.compared().isEmpty() || metric != Metric.BINARY_F1
                ? ""
                : " Marks: difference of the mean to the baseline, paired permutation test over " + subjects()
                        + ", Holm-adjusted over "
                        + Numbers.count(report.compared().size(), "variant")
                        + ": $^{*}$ $p<0.05$, $^{**}$ $p<0.01$, $^{***}$ $p<0.001$.";
        return "%s in percent on %s of %s; %s. Judgements of all folds pooled, threshold 0.5, best configuration in bold.%s"
                .formatted(name, Numbers.count(report.clips(), "clip"), subjects(), protocol(), tested);
    }

    private String subjects() {
        return "$n=%d$ %s".formatted(report.subjects(), report.subjects() == 1 ? "subject" : "subjects");
    }

    private String protocol() {
        return Stream.of("data", "split", "folds", "seeds")
                .filter(report.provenance()::containsKey)
                .map(fact -> fact + " " + escaped(report.provenance().getOrDefault(fact, "")))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), text -> text.isEmpty() ? "protocol unknown" : text));
    }

    private void differences() {
        if (report.compared().isEmpty()) {
            return;
        }
        begin(
                "lrrrrr",
                List.of("Configuration", "$\\Delta$", "95\\,\\% interval", "$p_{\\mathrm{Holm}}$", "$r$", "Cost"));
        for (CellReport cell : report.compared()) {
            Comparison found = cell.comparison().orElseThrow();
            Difference binary = found.binary();
            row(List.of(
                    escaped(cell.name()),
                    points(binary.delta()) + mark(cell),
                    "[%s, %s]"
                            .formatted(
                                    points(binary.interval().low()),
                                    points(binary.interval().high())),
                    cell.holm().map(p -> p < 0.001 ? "$<0.001$" : plain(p, 3)).orElse(NONE),
                    math(plain(found.agreement().rankBiserial(), 2)),
                    report.relativeCost(cell)
                            .map(cost -> "$\\times$" + plain(cost, 2))
                            .orElse(NONE)));
        }
        end(
                ("Differences in mean binary F1 to the baseline, in points, on %s. Intervals: %,d draws of subjects, the same"
                                + " ones for both. $p$: paired permutation test over subjects, Holm-adjusted over %s."
                                + " $r$: matched-pairs rank-biserial correlation over subjects. Cost: seconds of a trial"
                                + " over the baseline's. %s.")
                        .formatted(
                                subjects(),
                                report.settings().draws(),
                                Numbers.count(report.compared().size(), "variant"),
                                capital(protocol())),
                "differences");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String mark(CellReport cell) {
        double p = cell.holm().orElse(1.0);
        String stars = p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
        // Without width, so that numbers stand below each other.
        return stars.isEmpty() ? "" : "\\rlap{$^{" + stars + "}$}";
    }

    /** A column as wide as its names, or broken into lines where they are long. */
    private static String names(List<String> names) {
        return names.stream().allMatch(name -> name.length() <= LONGEST) ? "l" : "p{0.3\\linewidth}";
    }

    private void begin(String columns, List<String> head) {
        line("");
        line("\\begin{table}");
        line("\\centering\\small\\setlength{\\tabcolsep}{4pt}");
        line("\\begin{tabular}{" + columns + "}");
        line("\\toprule");
        row(head);
        line("\\midrule");
    }

    private void end(String caption, String label) {
        line("\\bottomrule");
        line("\\end{tabular}");
        line("\\caption{" + caption + "}");
        line("\\label{tab:" + report.study().replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT) + "-" + label
                + "}");
        line("\\end{table}");
    }

    private void row(List<String> columns) {
        line(String.join(" & ", columns) + " \\\\");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String number(double score) {
        return Double.isNaN(score) ? NONE : plain(100 * score, 1);
    }

    private static String points(double difference) {
        String text = plain(100 * difference, 1);
        return math(text.startsWith("-") || text.equals("0.0") ? text : "+" + text);
    }

    private static String math(String number) {
        return "$" + number + "$";
    }

    private static String plain(double value, int decimals) {
        return Numbers.decimals(value, decimals).replace('−', '-');
    }

    private static String comment(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** What pdflatex prints as it is read; other letters become a question mark rather than stop the run. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '<' -> escaped.append("$<$");
                case '>' -> escaped.append("$>$");
                case '|' -> escaped.append("$|$");
                case '"' -> escaped.append("''");
                case '“' -> escaped.append("``");
                case '”' -> escaped.append("''");
                case '×' -> escaped.append("$\\times$");
                case '–', '−' -> escaped.append("--");
                case '[', ']' -> escaped.append('{').appendCodePoint(c).append('}');
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(c);
                default -> escaped.appendCodePoint(c < 32 || c == 127 ? ' ' : c < 127 ? c : '?');
            }
        });
        return escaped.toString();
    }
}

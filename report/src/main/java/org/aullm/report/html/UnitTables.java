package org.aullm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aullm.api.ActionUnit;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.model.ReportModel.UnitSupport;
import org.aullm.report.statistics.Metric;
import org.aullm.report.statistics.Scores;

/** The scores of every action unit, for cells and for chance. */
final class UnitTables {

    private static final List<Metric> FIRST = List.of(Metric.BINARY_F1, Metric.MACRO_F1);
    private static final List<Metric> AT_THRESHOLD = List.of(Metric.BINARY_F1, Metric.MACRO_F1, Metric.UAR);

    private UnitTables() {}

    private record Row(String name, boolean chance, Scores scores) {}

    static Section section(ReportModel report) {
        List<Row> rows = new ArrayList<>();
        report.cells().forEach(cell -> cell.scores().ifPresent(s -> rows.add(new Row(cell.name(), false, s))));
        report.chance().forEach(chance -> rows.add(new Row(chance.name(), true, chance.scores())));
        if (rows.isEmpty()) {
            return new Section("units", "Action units", Html.NOTHING);
        }
        Html further = Html.each(
                Stream.of(Metric.values())
                        .filter(metric -> !FIRST.contains(metric))
                        .toList(),
                metric -> table(report, rows, metric));
        Html body = Html.of(
                """
                {}
                <details class="long"><summary>UAR, AUC, average precision and calibration errors of each unit</summary>
                {}</details>
                """,
                Html.each(FIRST, metric -> table(report, rows, metric)),
                further);
        return new Section("units", "Action units", body);
    }

    private static Html table(ReportModel report, List<Row> rows, Metric metric) {
        String what = metric.title() + " in percent";
        List<Row> cells = rows.stream().filter(row -> !row.chance()).toList();
        List<Optional<String>> best = IntStream.range(0, report.units().size())
                .mapToObj(unit ->
                        best(cells, metric, row -> row.scores().of(metric).get(unit)))
                .toList();
        Optional<String> bestMean = best(cells, metric, row -> row.scores().mean(metric));
        Function<Row, Html> line = row -> Html.of(
                "<tr><th scope=\"row\">{}</th>{}{}</tr>\n",
                row.name(),
                Html.times(
                        best.size(),
                        unit -> score(
                                row.scores().of(metric).get(unit),
                                best.get(unit).filter(b -> !row.chance()),
                                report.units().get(unit).present() == 0 && FIRST.contains(metric) ? "°" : "")),
                score(row.scores().mean(metric), bestMean.filter(b -> !row.chance()), ""));
        Html table = Html.of(
                """
                <thead>
                <tr><th scope="col">Cell</th>{}<th scope="col">Mean</th></tr>
                </thead>
                <tbody>
                {}</tbody>
                <tbody class="chance">
                {}</tbody>
                <tfoot><tr><th scope="row">clips that show it</th>{}<td></td></tr></tfoot>
                """,
                Html.each(report.units(), UnitTables::head),
                Html.each(cells, line),
                Html.each(rows.stream().filter(Row::chance).toList(), line),
                Html.each(report.units(), unit -> Html.of("<td>{} / {}</td>", unit.present(), unit.judged())));
        Html explanation = Html.of(
                "<b>{}</b>, predictions of all folds pooled, then scored{}. {} Best cell in bold.",
                what,
                AT_THRESHOLD.contains(metric) ? ", at threshold 0.5" : "",
                metric.higherIsBetter() ? "" : "Lower is better.");
        return Section.table(what, explanation, "sortable units", table);
    }

    /** A column's head: the unit's number and its FACS name. */
    static Html head(UnitSupport unit) {
        return Html.of(
                "<th scope=\"col\">AU{} <small>{}</small></th>",
                unit.number(),
                new ActionUnit(unit.number()).facsName());
    }

    private static Html score(double score, Optional<String> best, String mark) {
        if (Double.isNaN(score)) {
            return Html.of("<td class=\"none\" title=\"not defined\">–</td>");
        }
        // Compared as printed: what looks the same is the same.
        Html text = Html.of("{}{}", Numbers.percent(score), mark);
        return best.filter(Numbers.percent(score)::equals).isPresent()
                ? Html.of("<td><strong>{}</strong></td>", text)
                : Html.of("<td>{}</td>", text);
    }

    /** The best score as it is printed; none where all are undefined, or nothing was found at all. */
    private static Optional<String> best(List<Row> rows, Metric metric, ToDoubleFunction<Row> score) {
        DoubleStream scores = rows.stream().mapToDouble(score).filter(s -> !Double.isNaN(s));
        OptionalDouble best = metric.higherIsBetter() ? scores.max() : scores.min();
        return best.isEmpty() || (metric.higherIsBetter() && best.getAsDouble() == 0)
                ? Optional.empty()
                : Optional.of(Numbers.percent(best.getAsDouble()));
    }
}

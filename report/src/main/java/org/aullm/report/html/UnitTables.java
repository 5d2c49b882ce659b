package org.aullm.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.model.ReportModel.UnitSupport;
import org.aullm.report.statistics.Scores;

/** The scores of every action unit, for cells and for chance. */
final class UnitTables {

    private UnitTables() {}

    private record Row(String name, boolean chance, Scores scores) {}

    static Section section(ReportModel report) {
        List<Row> rows = new ArrayList<>();
        report.cells().forEach(cell -> cell.scores().ifPresent(s -> rows.add(new Row(cell.name(), false, s))));
        report.chance().forEach(chance -> rows.add(new Row(chance.name(), true, chance.scores())));
        if (rows.isEmpty()) {
            return new Section("units", "Action units", Html.NOTHING);
        }
        Html body = Html.join(List.of(
                table(report, rows, "Binary F1 in percent", Scores::binary, Scores::meanBinary),
                table(report, rows, "Two-class macro F1 in percent", Scores::macro, Scores::meanMacro)));
        return new Section("units", "Action units", body);
    }

    private static Html table(
            ReportModel report,
            List<Row> rows,
            String what,
            Function<Scores, List<Double>> scores,
            Function<Scores, Double> mean) {
        List<Double> best = IntStream.range(0, report.units().size())
                .mapToObj(unit -> best(rows, row -> scores.apply(row.scores()).get(unit)))
                .toList();
        double bestMean = best(rows, row -> mean.apply(row.scores()));
        Function<Row, Html> line = row -> Html.of(
                "<tr><th scope=\"row\">{}</th>{}{}</tr>\n",
                row.name(),
                Html.times(
                        best.size(),
                        unit -> score(
                                scores.apply(row.scores()).get(unit),
                                best.get(unit),
                                report.units().get(unit).present() == 0 ? "°" : "")),
                score(mean.apply(row.scores()), bestMean, ""));
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
                Html.each(rows.stream().filter(row -> !row.chance()).toList(), line),
                Html.each(rows.stream().filter(Row::chance).toList(), line),
                Html.each(report.units(), unit -> Html.of("<td>{} / {}</td>", unit.present(), unit.judged())));
        Html explanation = Html.of(
                "<b>{}</b>, judgements of all folds pooled, then scored, at threshold 0.5. Best in bold.", what);
        return Section.table(what, explanation, "sortable units", table);
    }

    /** A column's head: the unit's number and its FACS name. */
    static Html head(UnitSupport unit) {
        return Html.of(
                "<th scope=\"col\">AU{} <small>{}</small></th>",
                unit.number(),
                new ActionUnit(unit.number()).facsName());
    }

    private static Html score(double score, double best, String mark) {
        // Compared as printed: what looks the same is the same.
        boolean isBest = score > 0 && Numbers.percent(score).equals(Numbers.percent(best));
        Html text = Html.of("{}{}", Numbers.percent(score), mark);
        return isBest ? Html.of("<td><strong>{}</strong></td>", text) : Html.of("<td>{}</td>", text);
    }

    private static double best(List<Row> rows, Function<Row, Double> score) {
        return rows.stream().mapToDouble(score::apply).max().orElse(0);
    }
}

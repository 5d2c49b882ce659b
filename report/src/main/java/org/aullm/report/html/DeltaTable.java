package org.aullm.report.html;

import java.util.List;
import java.util.Optional;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison;
import org.aullm.report.statistics.Interval;
import org.aullm.report.statistics.Scores;

/** Every cell against the baseline, one line each. */
final class DeltaTable {

    private static final Html NO_VALUE = Html.of("<td class=\"none\">–</td>");

    private static final Html EXPLANATION = Html.of(
            """
            Means over action units, F1 in percent, differences in points. Intervals are over subjects. A difference is \
            shown if its Holm-adjusted p is below 0.05. r is the rank-biserial \
            correlation over subjects, the effect’s size. Cost is the time per trial over the baseline’s.""");

    private DeltaTable() {}

    static Section section(ReportModel report) {
        if (report.cells().isEmpty()) {
            return new Section("differences", "Differences to the baseline", Html.NOTHING);
        }
        Html rows = Html.of(
                """
                <thead><tr>
                <th scope="col">Cell</th><th scope="col">Trials</th>
                <th scope="col">Binary F1</th><th scope="col">Difference <small>95&#160;% interval</small></th>
                <th scope="col">p, Holm</th><th scope="col">Shown?</th>
                <th scope="col">Subjects <small>better / worse / same</small></th><th scope="col">r</th>
                <th scope="col">Macro F1</th><th scope="col">Difference <small>95&#160;% interval</small></th>
                <th scope="col">Cost</th>
                </tr></thead>
                <tbody>
                {}</tbody>
                <tbody class="chance">
                {}</tbody>
                """,
                Html.each(report.cells(), cell -> row(report, cell)),
                Html.each(report.chance(), DeltaTable::chanceRow));
        return new Section(
                "differences",
                "Differences to the baseline",
                Section.table("Differences to the baseline", EXPLANATION, "sortable", rows));
    }

    private static Html row(ReportModel report, CellReport cell) {
        return Html.of(
                """
                <tr><th scope="row">{}{}</th><td>{}</td>{}{}{}</tr>
                """,
                cell.name(),
                Html.join(List.of(subtitle(cell), source(report, cell))),
                cell.done() == cell.expected() ? Integer.toString(cell.done()) : cell.done() + " of " + cell.expected(),
                cell.comparison()
                        .map(found -> binary(cell, found))
                        .orElseGet(() -> without(6, cell.scores().map(Scores::meanBinary))),
                cell.comparison()
                        .map(found -> macro(cell, found))
                        .orElseGet(() -> without(2, cell.scores().map(Scores::meanMacro))),
                cost(report, cell));
    }

    private static Html subtitle(CellReport cell) {
        return cell.change().isBlank() || cell.change().equals(cell.name())
                ? Html.NOTHING
                : Html.of(" <small>{}</small>", cell.change());
    }

    /** Said where rows differ in it: such rows are not to be read as if they were alike. */
    private static Html source(ReportModel report, CellReport cell) {
        long sources = report.cells().stream()
                .map(CellReport::scoreSource)
                .filter(source -> !source.isEmpty())
                .distinct()
                .count();
        return sources < 2 || cell.scoreSource().isEmpty()
                ? Html.NOTHING
                : Html.of(" <small>scores: {}</small>", cell.scoreSource());
    }

    private static Html binary(CellReport cell, Comparison found) {
        Verdict verdict = Verdict.of(cell);
        return Html.of(
                """
                <td>{}</td><td><strong>{}</strong><small>{}</small></td><td>{}</td>\
                <td class="verdict {}">{}</td><td>{} / {} / {}</td><td>{}</td>
                """,
                cell.scores().map(Scores::meanBinary).map(Numbers::percent).orElse("–"),
                Numbers.points(found.binary().delta()),
                interval(found.binary().interval()),
                cell.holm().map(Numbers::pValue).orElse("–"),
                verdict.style(),
                verdict.word(),
                found.better(),
                found.worse(),
                found.equal(),
                Numbers.decimals(found.agreement().rankBiserial(), 2));
    }

    private static Html macro(CellReport cell, Comparison found) {
        return Html.of(
                "<td>{}</td><td>{}<small>{}</small></td>",
                cell.scores().map(Scores::meanMacro).map(Numbers::percent).orElse("–"),
                Numbers.points(found.macro().delta()),
                interval(found.macro().interval()));
    }

    private static Html without(int columns, Optional<Double> score) {
        return Html.of(
                "<td>{}</td>{}", score.map(Numbers::percent).orElse("–"), Html.times(columns - 1, i -> NO_VALUE));
    }

    private static Html chanceRow(ReportModel.Chance chance) {
        return Html.of(
                "<tr><th scope=\"row\">{}</th><td class=\"none\">–</td>{}{}{}</tr>\n",
                chance.name(),
                without(6, Optional.of(chance.scores().meanBinary())),
                without(2, Optional.of(chance.scores().meanMacro())),
                NO_VALUE);
    }

    private static Html cost(ReportModel report, CellReport cell) {
        return report.relativeCost(cell)
                .map(cost -> Html.of("<td>×{}</td>", Numbers.decimals(cost, 2)))
                .orElse(NO_VALUE);
    }

    static String interval(Interval interval) {
        return "%s to %s".formatted(Numbers.points(interval.low()), Numbers.points(interval.high()));
    }
}

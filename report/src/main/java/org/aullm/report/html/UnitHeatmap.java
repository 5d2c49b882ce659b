package org.aullm.report.html;

import java.util.List;
import java.util.Locale;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Comparison.Difference;

/** Which unit a change serves and which it harms: differences in colours around zero. */
final class UnitHeatmap {

    // The colour of the largest difference, as opacity; below 1 so that the number stays readable.
    private static final double STRONGEST = 0.7;

    private static final Html EXPLANATION = Html.of(
            """
            Difference in binary F1 to the baseline, in points: <span class="key worse">orange lower</span>, \
            <span class="key better">blue higher</span>. Underlined where the 95&#160;% interval excludes zero; \
            with this many intervals one in twenty does so by chance, so take single units as hints.""");

    private UnitHeatmap() {}

    static Section section(ReportModel report) {
        List<CellReport> cells = report.compared();
        return new Section(
                "heatmap", "Which units gain and lose", cells.isEmpty() ? Html.NOTHING : table(report, cells));
    }

    private static Html table(ReportModel report, List<CellReport> cells) {
        double largest = cells.stream()
                .flatMap(cell -> cell.comparison().orElseThrow().units().stream())
                .mapToDouble(difference -> Math.abs(difference.delta()))
                .max()
                .orElse(0);
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Cell</th>{}<th scope="col">Mean</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(report.units(), UnitTables::head),
                Html.each(
                        cells,
                        cell -> Html.of(
                                "<tr><th scope=\"row\">{}</th>{}{}</tr>\n",
                                cell.name(),
                                Html.each(
                                        cell.comparison().orElseThrow().units(),
                                        difference -> cell(difference, largest)),
                                cell(cell.comparison().orElseThrow().binary(), largest))));
        return Section.table("Differences in binary F1 by action unit", EXPLANATION, "sortable units heat", rows);
    }

    private static Html cell(Difference difference, double largest) {
        double delta = difference.delta();
        double opacity = largest == 0 ? 0 : STRONGEST * Math.min(1, Math.abs(delta) / largest);
        Html number = Html.of("{}", Numbers.points(delta));
        return Html.of(
                "<td class=\"{}\" style=\"--a:{}\" title=\"{}\">{}</td>",
                delta < 0 ? "worse" : "better",
                String.format(Locale.ROOT, "%.2f", opacity),
                "95 % interval " + DeltaTable.interval(difference.interval()),
                difference.interval().excludesZero() ? Html.of("<u>{}</u>", number) : number);
    }
}

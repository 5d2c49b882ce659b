package org.aullm.report.html;

import java.util.List;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;
import org.aullm.report.statistics.Effect;

/** What was found, in sentences. */
final class Findings {

    private static final int MOST = 8;

    private Findings() {}

    static Section section(ReportModel report) {
        Html body = Html.of(
                """
                <p class="lead">{}</p>
                {}
                {}
                {}
                """,
                report.lead(),
                report.contributions()
                        .map(found -> list("findings", Html.each(found.main(), Findings::contribution)))
                        .orElse(Html.NOTHING),
                variants(report.variants()),
                list("notes", Html.each(report.notes(), note -> Html.of("<li>{}</li>\n", note))));
        return new Section("findings", "Findings", body);
    }

    /** More than a reader takes in at once can be unfolded. */
    private static Html variants(List<CellReport> cells) {
        Html all = list("findings", Html.each(cells, Findings::finding));
        return cells.size() <= MOST
                ? all
                : Html.of(
                        """
                        <details class="more"><summary>What was found of each of the {} variants</summary>
                        {}
                        </details>
                        """,
                        cells.size(),
                        all);
    }

    private static Html finding(CellReport cell) {
        return Html.of("<li class=\"{}\">{}</li>\n", Verdict.of(cell).style(), cell.headline());
    }

    private static Html contribution(Effect effect) {
        String style = !effect.interval().excludesZero() ? "unclear" : effect.value() < 0 ? "worse" : "better";
        return Html.of(
                "<li class=\"{}\">{}: {} points of mean binary F1 (95&#160;% interval {}), averaged over all combinations of"
                        + " the others.</li>\n",
                style, effect.name(), Numbers.points(effect.value()), DeltaTable.interval(effect.interval()));
    }

    private static Html list(String style, Html items) {
        return items.markup().isEmpty() ? Html.NOTHING : Html.of("<ul class=\"{}\">\n{}</ul>", style, items);
    }
}

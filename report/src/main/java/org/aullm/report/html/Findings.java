package org.aullm.report.html;

import org.aullm.report.model.CellReport;
import org.aullm.report.model.ReportModel;

/** What was found, in sentences. */
final class Findings {

    private Findings() {}

    static Section section(ReportModel report) {
        Html body = Html.of(
                """
                <p class="lead">{}</p>
                {}
                {}
                """,
                report.lead(),
                list("findings", Html.each(report.variants(), Findings::finding)),
                list("notes", Html.each(report.notes(), note -> Html.of("<li>{}</li>\n", note))));
        return new Section("findings", "Findings", body);
    }

    private static Html finding(CellReport cell) {
        return Html.of("<li class=\"{}\">{}</li>\n", Verdict.of(cell).style(), cell.headline());
    }

    private static Html list(String style, Html items) {
        return items.markup().isEmpty() ? Html.NOTHING : Html.of("<ul class=\"{}\">\n{}</ul>", style, items);
    }
}

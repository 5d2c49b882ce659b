package org.aullm.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aullm.core.result.TrialFailure;
import org.aullm.report.model.CellReport;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** Which trials have no result and why; trials that failed for one reason stand together. */
final class MissingTrials {

    private static final int LONGEST_DETAIL = 1_500;
    private static final int MOST_IDS = 12;
    private static final int MOST_REASONS = 200;

    private MissingTrials() {}

    private record Reason(String cell, TrialFailure.Kind kind, String message) {}

    static Section section(ReportModel report) {
        Html body = report.missing() == 0
                ? Html.of("<p>Nothing: {} finished.</p>", finished(report))
                : Html.join(List.of(counts(report), failures(report)));
        return new Section("missing", "What is missing", report.expected() == 0 ? Html.NOTHING : body);
    }

    private static String finished(ReportModel report) {
        return report.expected() == 1
                ? "the one trial"
                : String.format(Locale.ROOT, "all %,d trials", report.expected());
    }

    private static Html counts(ReportModel report) {
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Cell</th><th scope="col">Planned</th><th scope="col">Done</th>\
                <th scope="col">Failed</th><th scope="col">Pending</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(
                        report.cells(),
                        cell -> Html.of(
                                """
                                <tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>
                                """,
                                cell.name(),
                                cell.expected(),
                                cell.done(),
                                cell.failed(),
                                cell.pending())));
        Html explanation = Html.of(
                """
                Pending trials have neither finished nor failed for good: running the study again goes on with them.""");
        return Section.table("Trials by state", explanation, "narrow", rows);
    }

    private static Html failures(ReportModel report) {
        Map<Reason, List<TrialFailure>> reasons = new LinkedHashMap<>();
        for (CellReport cell : report.cells()) {
            for (TrialFailure failure : cell.failures()) {
                Reason reason = new Reason(cell.name(), failure.kind(), failure.message());
                reasons.computeIfAbsent(reason, r -> new ArrayList<>()).add(failure);
            }
        }
        if (reasons.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> rows = reasons.entrySet().stream()
                .limit(MOST_REASONS)
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        int left = reasons.size() - rows.size();
        return Html.of(
                """
                {}
                {}
                """,
                Section.table(
                        "Failed trials",
                        Html.of("Failed trials and why."),
                        "text",
                        Html.of(
                                """
                                <thead><tr><th scope="col">Cell</th><th scope="col">Kind</th>\
                                <th scope="col">Message</th><th scope="col">Trials</th></tr></thead>
                                <tbody>
                                {}</tbody>
                                """,
                                Html.join(rows))),
                left == 0 ? Html.NOTHING : Html.of("<p>{} not shown.</p>", Numbers.count(left, "further reason")));
    }

    private static Html row(Reason reason, List<TrialFailure> failures) {
        String ids = String.join(
                ", ", failures.stream().limit(MOST_IDS).map(TrialFailure::trial).toList());
        int more = failures.size() - MOST_IDS;
        String detail = failures.get(0).detail().strip();
        return Html.of(
                """
                <tr><th scope="row">{}</th><td>{}</td><td>{}{}</td><td>{}: <code>{}</code>{}</td></tr>
                """,
                reason.cell(),
                reason.kind().name().toLowerCase(Locale.ROOT),
                reason.message(),
                detail.isEmpty()
                        ? Html.NOTHING
                        : Html.of("<details><summary>Detail</summary><pre>{}</pre></details>", end(detail)),
                failures.size(),
                ids,
                more > 0 ? " and " + more + " more" : "");
    }

    /** The end of a log says why it ended. */
    private static String end(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : "…" + detail.substring(detail.length() - LONGEST_DETAIL);
    }
}

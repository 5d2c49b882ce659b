package org.aullm.report.html;

import org.aullm.report.model.AuditReport;
import org.aullm.report.model.ReportModel;

/** Whether anything of what was judged could have been learnt beforehand. */
final class AuditSection {

    private AuditSection() {}

    static Section section(ReportModel report) {
        return new Section(
                "audit", "Leakage audit", report.audit().map(AuditSection::body).orElse(Html.NOTHING));
    }

    private static Html body(AuditReport audit) {
        Html rows = Html.of(
                """
                <thead><tr><th scope="col">Question</th><th scope="col">Answer</th><th scope="col">What was compared</th></tr></thead>
                <tbody>
                {}</tbody>
                """,
                Html.each(
                        audit.questions(),
                        question -> Html.of(
                                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                question.about(),
                                question.verdict(),
                                question.message())));
        return Html.of(
                """
                <p>Could anything that was judged have been learnt beforehand? Verdict: <strong>{}</strong>.</p>
                {}
                """,
                audit.verdict(),
                Section.table(
                        "Leakage audit",
                        Html.of("From the records of every finished trial; “unknown” where they do not say."),
                        "text",
                        rows));
    }
}

package org.aullm.report.html;

import java.util.List;
import java.util.Map;
import org.aullm.report.model.ReportModel;

/** What was run, on which data, where. */
final class ProvenanceSection {

    private ProvenanceSection() {}

    static Section section(ReportModel report) {
        Html facts = report.provenance().isEmpty() ? Html.NOTHING : list(report.provenance());
        Html configuration = report.configuration().isEmpty()
                ? Html.NOTHING
                : Html.of(
                        """
                        <h3>Configuration of the baseline</h3>
                        {}
                        """,
                        Html.each(
                                List.copyOf(report.configuration().entrySet()),
                                part -> Html.of(
                                        """
                                        <details><summary>{}{}</summary>
                                        {}
                                        </details>
                                        """,
                                        part.getKey(),
                                        used(part.getValue()),
                                        list(part.getValue()))));
        return new Section("provenance", "Provenance", Html.join(List.of(facts, configuration)));
    }

    private static Html used(Map<String, String> part) {
        return part.containsKey("use") ? Html.of(" <b>{}</b>", part.getOrDefault("use", "")) : Html.NOTHING;
    }

    /** Facts with their names. */
    static Html list(Map<String, String> facts) {
        return Html.of(
                "<dl>\n{}</dl>",
                Html.each(
                        List.copyOf(facts.entrySet()),
                        fact -> Html.of("<div><dt>{}</dt><dd>{}</dd></div>\n", fact.getKey(), fact.getValue())));
    }
}

package org.aullm.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.aullm.report.model.Numbers;
import org.aullm.report.model.ReportModel;

/** The report as one page that needs nothing else: no network, and no script for reading what it says. */
public final class HtmlReport {

    private HtmlReport() {}

    /** The whole page, as HTML that is well-formed XML too. */
    public static String render(ReportModel report) {
        List<Section> sections = List.of(
                        Findings.section(report),
                        DeltaTable.section(report),
                        ForestPlot.section(report),
                        UnitTables.section(report),
                        UnitHeatmap.section(report),
                        SubjectStrip.section(report),
                        ContributionsSection.section(report),
                        RelationsSection.section(report),
                        EvidenceSection.section(report),
                        CalibrationSection.section(report),
                        CostSection.section(report),
                        TrainingCurves.section(report),
                        MissingTrials.section(report),
                        AuditSection.section(report),
                        ProvenanceSection.section(report),
                        HowToRead.section(report))
                .stream()
                .filter(section -> !section.isEmpty())
                .toList();
        return Html.of(
                        """
                        <!DOCTYPE html>
                        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
                        <head>
                        <meta charset="utf-8"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta name="color-scheme" content="light dark"/>
                        <title>{} · study report</title>
                        <style>
                        {}
                        </style>
                        </head>
                        <body>
                        <a class="skip" href="#findings">Skip to the findings</a>
                        <header>
                        <p class="kind">Ablation study</p>
                        <h1>{}</h1>
                        <p class="facts">{}</p>
                        {}
                        <nav aria-label="Contents"><ul>{}</ul></nav>
                        </header>
                        <main>
                        {}
                        </main>
                        <footer><p>Written by aullm. This page is complete in itself; it loads nothing. Charts are drawn by \
                        Apache ECharts (Apache License 2.0).</p></footer>
                        <script>
                        {}
                        </script>
                        {}
                        </body>
                        </html>
                        """,
                        report.study(),
                        resource("report.css"),
                        report.study(),
                        facts(report),
                        warnings(report),
                        Html.each(sections, s -> Html.of("<li><a href=\"#{}\">{}</a></li>", s.id(), s.title())),
                        Html.each(sections, Section::html),
                        resource("report.js"),
                        sections.stream()
                                        .anyMatch(section ->
                                                section.html().markup().contains("class=\"echart\""))
                                ? charts()
                                : Html.NOTHING)
                .markup();
    }

    private static String facts(ReportModel report) {
        return "%s · %s · %s · %s"
                .formatted(
                        Numbers.count(report.cells().size(), "cell"),
                        Numbers.count(report.expected(), "trial"),
                        Numbers.count(report.subjects(), "subject"),
                        Numbers.count(report.clips(), "clip"));
    }

    private static Html warnings(ReportModel report) {
        Optional<Html> missing = report.missing() == 0
                ? Optional.empty()
                : Optional.of(Html.of(
                        """
                        <p class="warning" role="note"><strong>Incomplete.</strong> {} of {} have no result. \
                        <a href="#missing">What is missing and why</a></p>
                        """,
                        report.missing(),
                        Numbers.count(report.expected(), "trial")));
        Html problems = Html.each(
                report.problems(),
                problem -> Html.of("<p class=\"warning\" role=\"note\"><strong>Note.</strong> {}</p>\n", problem));
        return Html.join(List.of(missing.orElse(Html.NOTHING), problems));
    }

    /** The library as it is, but for one place where its text would end the section of XML that holds it. */
    private static Html charts() {
        String library = resource("echarts.common.min.js").markup().replace("]]>", "]] >");
        return Html.join(List.of(script(new Html(library)), script(resource("charts.js"))));
    }

    private static Html script(Html code) {
        return Html.of(
                """
                <script>/*<![CDATA[*/
                {}
                /*]]>*/</script>
                """,
                code);
    }

    private static Html resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its resource '%s'".formatted(name));
            }
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

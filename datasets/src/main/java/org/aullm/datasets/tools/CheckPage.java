package org.aullm.datasets.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.api.spi.DataToolsProvider.Finding;
import org.aullm.api.spi.DataToolsProvider.Findings;
import org.aullm.api.spi.DataToolsProvider.Frame;
import org.aullm.api.spi.DataToolsProvider.Looked;

/** What a check found as one HTML file. */
final class CheckPage {

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>Data check</title><style>
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
            figure { display: inline-block; margin: .3rem .5rem .3rem 0 }
            figcaption { font-size: 12px; color: #555; max-width: 160px; overflow-wrap: anywhere }
            img { display: block; max-width: 160px }
            .kind { font-family: ui-monospace, monospace; white-space: nowrap }
            @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 }
              figcaption { color: #aaa } }
            </style></head><body>
            """;

    private final StringBuilder html = new StringBuilder(HEAD);

    private CheckPage() {}

    static String of(Findings findings) {
        CheckPage page = new CheckPage();
        page.summary(findings);
        page.findings(findings.findings());
        page.people(findings.datasets());
        return page.html.append("</body></html>\n").toString();
    }

    private void summary(Findings findings) {
        add("<h1>Data check</h1>");
        add("<table><tr><th>data set</th><th>file</th><th>licence</th><th class=n>clips</th><th class=n>people</th>"
                + "<th class=n>frames</th></tr>");
        for (Looked looked : findings.datasets()) {
            add("<tr><td>%s</td><td>%s</td><td>%s</td><td class=n>%d</td><td class=n>%d</td><td class=n>%d</td></tr>"
                    .formatted(
                            plain(looked.name()),
                            plain(looked.manifest()),
                            plain(String.join("; ", looked.licences().values())),
                            looked.clips(),
                            looked.subjects(),
                            looked.frames()));
        }
        add("</table>");
        Map<String, Integer> kinds = new TreeMap<>();
        findings.findings().forEach(finding -> kinds.merge(finding.kind(), 1, Integer::sum));
        add("<h2>%s</h2>"
                .formatted(
                        findings.findings().isEmpty()
                                ? "Nothing found"
                                : findings.findings().size() + " found"));
        kinds.forEach((kind, count) -> add("<p><span class=kind>%s</span> %d</p>".formatted(plain(kind), count)));
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        add("<table><tr><th class=n>row</th><th>clip</th><th>kind</th><th>what</th></tr>");
        for (Finding finding : findings) {
            add("<tr><td class=n>%s</td><td>%s</td><td class=kind>%s</td><td>%s"
                    .formatted(
                            finding.row() == 0 ? "" : Integer.toString(finding.row()),
                            plain(finding.clip()),
                            plain(finding.kind()),
                            plain(finding.text())));
            figures(finding.pictures());
            add("</td></tr>");
        }
        add("</table>");
    }

    private void people(List<Looked> datasets) {
        for (Looked looked : datasets) {
            if (!looked.pictures().isEmpty()) {
                add("<h2>Some people of %s, each at an apex</h2>".formatted(plain(looked.name())));
                figures(looked.pictures());
            }
        }
    }

    private void figures(List<Frame> frames) {
        if (!frames.isEmpty()) {
            add("<div>");
            frames.forEach(frame ->
                    add("<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\"><figcaption>%s</figcaption></figure>"
                            .formatted(plain(frame.title()), frame.png(), plain(frame.title()))));
            add("</div>");
        }
    }

    private void add(String line) {
        html.append(line).append('\n');
    }

    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

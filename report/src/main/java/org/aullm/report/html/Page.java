package org.aullm.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page that needs nothing else: no network, and no script for reading what it says. It is well-formed XML as well as
 * HTML.
 *
 * @param kind what the page is, above its title
 * @param title its title
 * @param document what the browser's window is called
 * @param facts a line under the title
 * @param notes what a reader must know first
 * @param sections those without body are left out
 */
record Page(String kind, String title, String document, String facts, Html notes, List<Section> sections) {

    Page {
        sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    }

    String render() {
        Section first = sections.get(0);
        return Html.of(
                        """
                        <!DOCTYPE html>
                        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
                        <head>
                        <meta charset="utf-8"/>
                        <meta name="viewport" content="width=device-width, initial-scale=1"/>
                        <meta name="color-scheme" content="light dark"/>
                        <title>{}</title>
                        <style>
                        {}
                        </style>
                        </head>
                        <body>
                        <a class="skip" href="#{}">Skip to the findings</a>
                        <header>
                        <p class="kind">{}</p>
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
                        document,
                        resource("report.css"),
                        first.id(),
                        kind,
                        title,
                        facts,
                        notes,
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

    /** Something a reader must know first. */
    static Html note(String head, Html text) {
        return Html.of("<p class=\"warning\" role=\"note\"><strong>{}</strong> {}</p>\n", head, text);
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
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its resource '%s'".formatted(name));
            }
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.aullm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.aullm.core.result.TrialFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportsTest {

    private static final String HOSTILE = "</script><script>alert(1)</script>\"'&<!-- ]]> ,\r\n=1+1 \u0000";

    @TempDir
    Path folder;

    @Test
    void csv_reads_back_as_computed() throws IOException {
        // Baseline TP 2 of 2: F1 1. Variant TP 1, FN 1: F1 2/3.
        Reports.write(
                MadeUp.study(
                        List.of(12),
                        MadeUp.cell("full", "", trial("11", "11", "00")),
                        MadeUp.cell("a, \"b\"\nc", "x", trial("11", "01", "00"))),
                folder);

        List<CSVRecord> lines = csv();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).get("kind")).isEqualTo("baseline");
        assertThat(lines.get(0).get("binary_f1_au12")).isEqualTo("1.0");
        assertThat(lines.get(0).get("p")).isEmpty();
        assertThat(lines.get(1).get("name")).isEqualTo("a, \"b\"\nc");
        assertThat(lines.get(1).get("binary_f1_mean")).isEqualTo(Double.toString(2.0 / 3));
        assertThat(lines.get(1).get("delta_binary_f1")).isEqualTo(Double.toString(2.0 / 3 - 1));
        assertThat(lines.get(1).get("subjects_worse")).isEqualTo("1");
        assertThat(lines.get(1).get("p_holm")).isEqualTo("1.0");
        assertThat(lines.get(2).get("kind")).isEqualTo("chance");
        assertThat(lines.get(2).get("binary_f1_mean")).isEqualTo("0.8");
    }

    @Test
    void every_line_of_the_csv_has_every_column() throws IOException {
        Reports.write(MadeUp.realistic(6, 1, true), folder);

        assertThat(csv()).hasSize(8).allMatch(CSVRecord::isConsistent);
        assertThat(Files.readString(folder.resolve(Reports.CSV))).contains("\r\n");
    }

    @Test
    void page_is_well_formed_and_every_anchor_exists() throws Exception {
        Reports.write(MadeUp.realistic(20, 1, true), folder);

        Document page = page();
        List<String> ids = attributes(page, "*", "id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(attributes(page, "a", "href")).isNotEmpty().allMatch(href -> ids.contains(href.substring(1)));
        assertThat(attributes(page, "*", "aria-labelledby"))
                .allMatch(names -> ids.containsAll(List.of(names.split(" "))));
    }

    @Test
    void tables_and_pictures_speak() throws Exception {
        Reports.write(MadeUp.realistic(20, 1, true), folder);

        Document page = page();
        NodeList tables = page.getElementsByTagName("table");
        for (int i = 0; i < tables.getLength(); i++) {
            assertThat(((Element) tables.item(i))
                            .getElementsByTagName("caption")
                            .getLength())
                    .isEqualTo(1);
        }
        assertThat(attributes(page, "th", "scope"))
                .hasSize(page.getElementsByTagName("th").getLength());
        assertThat(attributes(page, "svg", "role"))
                .hasSize(page.getElementsByTagName("svg").getLength())
                .containsOnly("img");
    }

    @Test
    void page_loads_nothing() throws IOException {
        Reports.write(MadeUp.realistic(5, 1, false), folder);

        // The library, of which the browser test shows that it loads nothing, names some addresses.
        String page = html().replaceAll("(?s)<!\\[CDATA\\[.*?\\]\\]>", "").replace("http://www.w3.org/1999/xhtml", "");
        assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(", "<link");
    }

    @Test
    void a_page_of_five_hundred_trials_is_below_two_megabytes() throws IOException {
        StudyResults study = MadeUp.realistic(100, 1, false);
        assertThat(study.cells().stream().mapToInt(CellResults::expected).sum()).isEqualTo(500);

        Reports.write(study, folder);

        assertThat(Files.size(folder.resolve(Reports.HTML))).isLessThan(2_000_000);
    }

    @Test
    void hostile_names_stay_names() throws Exception {
        CellResults cell = new CellResults(
                HOSTILE,
                HOSTILE,
                3,
                List.of(trial("11", "10")),
                List.of(new TrialFailure(HOSTILE, TrialFailure.Kind.ERROR, HOSTILE, HOSTILE)),
                List.of());
        StudyResults study =
                new StudyResults(HOSTILE, List.of(12), List.of(cell, cell), Map.of(HOSTILE, HOSTILE), List.of(HOSTILE));

        Reports.write(study, folder);

        int scripts = page().getElementsByTagName("script").getLength();
        Matcher tags = Pattern.compile("<script").matcher(html());
        assertThat(tags.results().count()).isEqualTo(scripts);
        assertThat(html()).doesNotContain("<script>alert");
        assertThat(csv().get(0).get("name")).isEqualTo(HOSTILE);
    }

    @Test
    void studies_without_results_have_a_page() throws Exception {
        Reports.write(new StudyResults("empty", List.of(), List.of(), Map.of(), List.of()), folder);
        assertThat(page().getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("empty");

        CellResults planned = new CellResults("full", "", 52, List.of(), List.of(), List.of());
        Reports.write(MadeUp.study(List.of(1, 2), planned, planned), folder);
        assertThat(page().getElementsByTagName("svg").getLength()).isZero();
        assertThat(html()).contains("<strong>Incomplete.</strong> 104 of 104 trials have no result.");
    }

    @Test
    void one_cell_has_scores_and_no_comparison() throws Exception {
        Reports.write(MadeUp.study(List.of(12), MadeUp.cell("full", "", trial("11", "10"))), folder);

        assertThat(page().getElementById("forest")).isNull();
        assertThat(html()).contains("Nothing: the one trial finished.").doesNotContain("id=\"forest\"");
    }

    @Test
    void failures_for_one_reason_stand_together() throws IOException {
        List<TrialFailure> failures = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            failures.add(
                    new TrialFailure("trial" + i, TrialFailure.Kind.DIVERGED, "the loss became NaN", "x".repeat(5000)));
        }
        CellResults broken = new CellResults("broken", "", 500, List.of(), failures, List.of());

        Reports.write(MadeUp.study(List.of(12), broken), folder);

        assertThat(html()).contains("trial11</code> and 488 more").doesNotContain("trial12", "x".repeat(1501));
    }

    @Test
    void five_hundred_trials_fit_into_two_megabytes() throws IOException {
        Reports.write(MadeUp.realistic(100, 1, true), folder);

        assertThat(Files.size(folder.resolve(Reports.HTML))).isLessThan(2_000_000);
    }

    @Test
    void the_same_results_give_the_same_bytes_and_leave_no_drafts() throws IOException {
        Reports.write(MadeUp.realistic(6, 2, true), folder);
        String first = html();
        String json = Files.readString(folder.resolve(Reports.JSON));
        Reports.write(MadeUp.realistic(6, 2, true), folder);

        assertThat(html()).isEqualTo(first);
        assertThat(folder.resolve(Reports.JSON)).hasContent(json);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "report.json", "report.md", "results.csv", "tables.tex");
        }
    }

    private static org.aullm.core.result.TrialResult trial(String... judged) {
        var clips = new org.aullm.core.result.ClipResult[judged.length];
        for (int i = 0; i < judged.length; i++) {
            clips[i] = MadeUp.clip("c" + i, "s" + i, judged[i]);
        }
        return MadeUp.trial("t", List.of(12), 1, clips);
    }

    private String html() throws IOException {
        return Files.readString(folder.resolve(Reports.HTML));
    }

    private Document page() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html())));
    }

    private List<CSVRecord> csv() throws IOException {
        String text = Files.readString(folder.resolve(Reports.CSV));
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private static List<String> attributes(Document page, String tag, String attribute) {
        NodeList elements = page.getElementsByTagName(tag);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.hasAttribute(attribute)) {
                values.add(element.getAttribute(attribute));
            }
        }
        return values;
    }
}

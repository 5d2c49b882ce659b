package org.aullm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aullm.core.result.Json;
import org.aullm.report.json.JsonReport;
import org.aullm.report.latex.LatexReport;
import org.aullm.report.markdown.MarkdownReport;
import org.aullm.report.model.ReportModel;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

    private static final String HOSTILE = "a_b & 50% of $x^2 #1 {~} \\\\ <b> | \u00e9 “q” [c]\nnew *line* `x`";

    @TempDir
    Path folder;

    private static ReportModel hostile() {
        StudyResults study = MadeUp.realistic(8, 1, true);
        List<CellResults> cells = new ArrayList<>(study.cells());
        CellResults last = cells.remove(cells.size() - 1);
        cells.add(new CellResults(HOSTILE, HOSTILE, last.expected(), last.results(), last.failures(), last.costs()));
        return Reports.model(
                new StudyResults(HOSTILE, study.units(), cells, Map.of("data", HOSTILE), List.of(HOSTILE)));
    }

    @Test
    void json_is_as_its_schema_says() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/report.schema.json")), InputFormat.JSON);
        StudyResults nothing = new StudyResults("empty", List.of(), List.of(), Map.of(), List.of());

        for (ReportModel report : List.of(
                hostile(),
                Reports.model(nothing),
                Reports.model(MadeUp.realistic(12, 2, false)),
                Reports.model(MadeUp.factorial(6)))) {
            assertThat(schema.validate(JsonReport.render(report), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(schema.validate("{\"format\": 1}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void json_and_csv_hold_the_same_numbers() throws IOException {
        ReportModel report = Reports.write(MadeUp.realistic(12, 1, false), folder);

        var json = Json.PRETTY.readTree(Files.readString(folder.resolve(Reports.JSON)));
        String csv = Files.readString(folder.resolve(Reports.CSV));
        var variant = json.get("cells").get(1);
        assertThat(csv)
                .contains(variant.get("scores").get("auc").get("mean").asString())
                .contains(variant.get("comparison").get("p_holm").asString());
        assertThat(variant.get("scores").get("binary_f1").get("mean").asDouble())
                .isEqualTo(report.variants().get(0).scores().orElseThrow().meanBinary());
    }

    @Test
    void markdown_tables_are_whole_whatever_names_hold() {
        String markdown = MarkdownReport.render(hostile());

        assertThat(markdown).startsWith("# a\\_b &amp; 50% of $x^2 \\#1 {\\~}");
        String before = "";
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("|") && before.startsWith("|")) {
                assertThat(bars(line)).as(line).isEqualTo(bars(before));
            }
            before = line;
        }
        assertThat(markdown).doesNotContain("<b>").contains("| --- | ---: |");
    }

    @Test
    void markdown_renders_to_tables_and_nothing_else_than_what_it_says() {
        List<Extension> tables = List.of(TablesExtension.create());
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(MarkdownReport.render(hostile())));

        // Differences, means and units; main effects and the like are in factorial studies alone.
        assertThat(html.split("<table>", -1)).hasSize(1 + 3);
        assertThat(html)
                .contains("<h1>a_b &amp; 50% of $x^2 #1 {~}")
                .contains("&lt;b&gt; | \u00e9 “q” [c] new *line* `x`")
                .doesNotContain("<b>", "<em>", "<code>", "<a ");
    }

    private static long bars(String line) {
        return line.replace("\\|", "").chars().filter(c -> c == '|').count();
    }

    @Test
    void latex_has_units_as_columns_the_mean_last_and_says_what_was_done() {
        String latex = LatexReport.render(Reports.model(MadeUp.realistic(12, 1, false)));

        assertThat(latex)
                .contains("Configuration & AU1 & AU2 & AU4 & AU7 & AU12 & AU14 & AU15 & AU17 & Mean \\\\")
                .contains("\\toprule", "\\bottomrule", "\\textbf{", "graph: none & ")
                .contains("paired permutation test over $n=12$ subjects, Holm-adjusted over 4 variants")
                .contains("always ``present''");
    }

    /** Debian: texlive-latex-base and texlive-latex-recommended. */
    @Test
    @Tag("latex")
    void latex_compiles() throws IOException, InterruptedException {
        assumeTrue(onPath("pdflatex"), "pdflatex is not installed, so the tables were not compiled");
        Files.writeString(folder.resolve("tables.tex"), LatexReport.render(hostile()));
        Files.writeString(
                folder.resolve("paper.tex"),
                "\\documentclass{article}\\usepackage{booktabs}\\begin{document}\\input{tables}\\end{document}\n");

        Process pdflatex = new ProcessBuilder("pdflatex", "-halt-on-error", "-interaction=nonstopmode", "paper")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();

        assertThat(pdflatex.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pdflatex.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        assertThat(folder.resolve("paper.pdf")).isNotEmptyFile();
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}

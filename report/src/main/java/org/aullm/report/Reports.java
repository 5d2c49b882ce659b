package org.aullm.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.aullm.report.csv.CsvReport;
import org.aullm.report.html.HtmlReport;
import org.aullm.report.html.PredictionPage;
import org.aullm.report.json.JsonReport;
import org.aullm.report.latex.LatexReport;
import org.aullm.report.markdown.MarkdownReport;
import org.aullm.report.model.ReportBuilder;
import org.aullm.report.model.ReportModel;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.statistics.Settings;

/** Writes reports: of a study, and of what was found in one input. */
public final class Reports {

    /** The page for people. */
    public static final String HTML = "report.html";

    /** The table for programs. */
    public static final String CSV = "results.csv";

    /** Everything, for programs. */
    public static final String JSON = "report.json";

    /** The main tables for terminals and code hosts. */
    public static final String MARKDOWN = "report.md";

    /** The tables for papers. */
    public static final String LATEX = "tables.tex";

    private Reports() {}

    /**
     * Computes a report and writes {@value #HTML}, {@value #CSV}, {@value #JSON}, {@value #MARKDOWN} and
     * {@value #LATEX}, all from the same numbers. Each file is either the old or the new one at any
     * moment, never half written. The same results give the same bytes.
     *
     * @param folder made where it does not exist
     * @return what the files say
     * @throws IOException if a file cannot be written
     */
    public static ReportModel write(StudyResults study, Path folder) throws IOException {
        ReportModel report = model(study);
        Files.createDirectories(folder);
        replace(folder.resolve(CSV), CsvReport.render(report));
        replace(folder.resolve(JSON), JsonReport.render(report));
        replace(folder.resolve(MARKDOWN), MarkdownReport.render(report));
        replace(folder.resolve(LATEX), LatexReport.render(report));
        replace(folder.resolve(HTML), HtmlReport.render(report));
        return report;
    }

    /** Computes what a report says, and writes nothing. */
    public static ReportModel model(StudyResults study) {
        return ReportBuilder.build(study, Settings.DEFAULT);
    }

    /**
     * Writes the page of what was found in one input; as for a study, whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(InputReport report, Path file) throws IOException {
        replace(file, PredictionPage.render(report));
    }

    private static void replace(Path file, String content) throws IOException {
        // Not createTempFile: what it makes is for the owner's eyes only.
        Path draft = file.resolveSibling(".%s.%d.tmp"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}

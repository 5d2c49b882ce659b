package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider;
import org.aullm.api.spi.AnnotationToolsProvider.Policy;
import org.aullm.api.spi.DataToolsProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code aullm data}: annotation tables and folders of clips outside any study. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Brings data sets in, says what they hold and what is wrong in them, and makes one up.",
        subcommands = {DataImportCommand.class, DataCheckCommand.class, DataShowCommand.class, DataSynthCommand.class})
final class DataCommand implements Runnable {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Inject
    DataCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** How codes are read. */
    static final class Codes {
        @Option(
                names = "--reading",
                defaultValue = "digits",
                paramLabel = "RULE",
                description = {
                    "digits: the digits of every code count, as in the MEB benchmark (default).",
                    "strict: only plain, certain action units."
                })
        private String reading;

        @Option(
                names = "--alternatives",
                defaultValue = "table",
                paramLabel = "RULE",
                description =
                        "What 'R6 or R12' becomes: what a published table settled, else the first (table, default);"
                                + " first; or drop.")
        private String alternatives;

        @Option(
                names = "--doubtful",
                defaultValue = "drop",
                paramLabel = "RULE",
                description = "What becomes of units that 4DME marks with (k), doubtful: drop (default) or keep.")
        private String doubtful;

        @Option(names = "--fixes", description = "Corrects the errors that are known of the table.")
        private boolean fixes;

        Policy policy() {
            return new Policy(reading, alternatives, doubtful, fixes);
        }
    }

    static AnnotationToolsProvider tools() {
        return ServiceLoader.load(AnnotationToolsProvider.class)
                .findFirst()
                .orElseThrow(() -> new ComponentException("nothing that is installed reads annotation tables"));
    }

    static DataToolsProvider dataTools() {
        return ServiceLoader.load(DataToolsProvider.class)
                .findFirst()
                .orElseThrow(() -> new ComponentException("nothing that is installed works on folders of clips"));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: tables, stats, import, check, show or synth");
    }

    @Command(name = "tables", mixinStandardHelpOptions = true, description = "Lists the tables that can be read.")
    void tables() {
        PrintWriter out = spec.commandLine().getOut();
        tools().tables().forEach((id, title) -> out.printf("%-12s %s%n", id, title));
    }

    @Command(
            name = "stats",
            mixinStandardHelpOptions = true,
            description = "Counts clips, subjects, action units and combinations, and lists every code that gave none.")
    void stats(
            @Parameters(paramLabel = "DATASET", description = "What the table is; see 'data tables'.") String dataset,
            @Parameters(paramLabel = "TABLE", arity = "1..*", description = ".xlsx or .csv; several count as one.")
                    List<Path> tables,
            @Mixin Codes codes,
            @Option(names = "--json", description = "Prints JSON.") boolean json) {
        var counts = tools().statistics(
                        dataset, tables.stream().map(workingDirectory::resolve).toList(), codes.policy());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(counts));
        } else {
            print(out, counts);
        }
    }

    private static void print(PrintWriter out, AnnotationToolsProvider.Statistics counts) {
        out.printf("%-22s %s%n", "table", counts.dataset());
        out.printf("%-22s %s%n", "codes read by", counts.reading());
        out.printf("%-22s %d%n", "clips", counts.samples());
        out.printf("%-22s %d%n", "subjects", counts.samplesPerSubject().size());
        out.printf("%-22s %d%n", "units present", counts.instances());
        out.printf("%-22s %d%n", "clips without a unit", counts.withoutUnits());
        out.printf("%-22s %d%n", "clips with several", counts.withSeveralUnits());
        if (!counts.benchmark().isEmpty()) {
            out.printf(
                    "%-22s %s; %d clips have none of them%n",
                    "benchmark units", counts.benchmark(), counts.withoutBenchmarkUnit());
        }
        out.printf("%n%-6s %8s %10s%n", "unit", "clips", "subjects");
        counts.positives()
                .forEach((unit, clips) -> out.printf(
                        "%-6s %8d %10d%n",
                        "AU" + unit, clips, counts.positiveSubjects().get(unit)));
        section(out, "combinations", counts.combinations());
        section(out, "emotions", counts.emotions());
        section(out, "clips per subject", counts.samplesPerSubject());
        section(out, "codes that gave no unit", counts.unread());
    }

    private static void section(PrintWriter out, String title, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.printf("%n%s%n", title);
            counts.forEach((name, count) -> out.printf("  %6d  %s%n", count, name));
        }
    }
}

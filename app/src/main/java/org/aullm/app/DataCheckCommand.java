package org.aullm.app;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aullm.api.ComponentException;
import org.aullm.api.spi.AnnotationToolsProvider.Problem;
import org.aullm.api.spi.DataToolsProvider.Findings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm data check}: of owners' tables, or of imported data sets with their frames. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what is wrong or doubtful, by row, and the errors that are known of a table.",
            "  data check DATASET TABLE...   looks at annotation tables alone (see 'data tables')",
            "  data check FOLDER...          looks at imported data sets, their frames, and whether they share clips or people",
            "Exit code 1 if there is anything."
        })
final class DataCheckCommand implements Callable<Integer> {

    private static final int PICTURES = 40;

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "WHAT",
            description = "A table's kind and tables, or folders with manifests.")
    private List<String> words = List.of();

    @Mixin
    private DataCommand.Codes codes = new DataCommand.Codes();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page with pictures, too (of imported data sets; faces are shown in it).")
    private Path html = Path.of("");

    @Inject
    DataCheckCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        boolean tables = DataCommand.tools().tables().containsKey(words.get(0))
                || words.get(0).equals("casme2");
        return tables ? tables() : folders();
    }

    private int tables() {
        if (words.size() == 1 || !html.toString().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    words.size() == 1
                            ? "which table of %s? Name its file".formatted(words.get(0))
                            : "--html shows frames, which a table has none of; 'data import' it first");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, List<Problem>> found = new LinkedHashMap<>();
        for (String table : words.subList(1, words.size())) {
            found.put(
                    table, DataCommand.tools().problems(words.get(0), workingDirectory.resolve(table), codes.policy()));
        }
        if (json) {
            out.println(DataCommand.JSON.writeValueAsString(found));
        } else {
            found.forEach((table, problems) -> {
                problems.forEach(problem -> out.printf(
                        "%s:%d %s%s%n",
                        table, problem.row(), problem.clip().isEmpty() ? "" : problem.clip() + " ", problem.text()));
                out.printf("%s: %s%n", table, problems.isEmpty() ? "nothing found" : problems.size() + " found");
            });
        }
        return found.values().stream().allMatch(List::isEmpty) ? 0 : 1;
    }

    private int folders() {
        boolean page = !html.toString().isEmpty();
        Findings found = DataCommand.dataTools()
                .check(
                        words.stream().map(workingDirectory::resolve).toList(),
                        page ? PICTURES : 0,
                        line -> spec.commandLine().getErr().println(line));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DataCommand.JSON.writeValueAsString(found));
        } else {
            found.findings()
                    .forEach(finding -> out.printf(
                            "%s%s %s%s: %s%n",
                            finding.manifest(),
                            finding.row() == 0 ? "" : ":" + finding.row(),
                            finding.clip().isEmpty() ? "" : finding.clip() + " ",
                            finding.kind(),
                            finding.text()));
            found.datasets()
                    .forEach(looked -> out.printf(
                            "%s: %s, %d clips, %d people, %d frames; licence: %s%n",
                            looked.manifest(),
                            looked.name(),
                            looked.clips(),
                            looked.subjects(),
                            looked.frames(),
                            String.join("; ", looked.licences().values())));
            out.println(
                    found.findings().isEmpty()
                            ? "nothing found"
                            : found.findings().size() + " found");
        }
        if (page) {
            write(DataCommand.dataTools().page(found));
        }
        return found.findings().isEmpty() ? 0 : 1;
    }

    private void write(String page) {
        Path file = workingDirectory.resolve(html);
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new ComponentException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}

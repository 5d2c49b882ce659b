package org.aullm.app;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.aullm.api.spi.DataToolsProvider.Delivery;
import org.aullm.api.spi.DataToolsProvider.Imported;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aullm data import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Writes a manifest of a data set as its owner delivers it: which clips there are, where their frames lie, their"
                        + " units and licence. Frames stay where they are. Exit code 1 if clips of the table have no frames.")
final class DataImportCommand implements Callable<Integer> {

    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DATASET", description = "What the table is; see 'data tables'.")
    private String dataset = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TABLE",
            description = ".xlsx or .csv; several count as one.")
    private List<Path> tables = List.of();

    @Option(names = "--frames", required = true, paramLabel = "DIR", description = "The folder with the frames.")
    private Path frames = Path.of("");

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "A new folder for the manifest.")
    private Path out = Path.of("");

    @Option(
            names = "--folders",
            defaultValue = "",
            paramLabel = "PATTERN",
            description =
                    "Where a clip's frames are, such as 'sub{subject}/{sample}'; {emotion} is known, too. Default: the"
                            + " data set's usual place.")
    private String folders = "";

    @Option(names = "--name", defaultValue = "", description = "What it is called in results. Default: its usual name.")
    private String name = "";

    @Option(
            names = "--licence",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Under which terms you have it. Default: what is known of the data set.")
    private String licence = "";

    @Mixin
    private DataCommand.Codes codes = new DataCommand.Codes();

    @Inject
    DataImportCommand(@WorkingDirectory Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() {
        Imported imported = DataCommand.dataTools()
                .bringIn(
                        new Delivery(
                                dataset,
                                tables.stream().map(workingDirectory::resolve).toList(),
                                workingDirectory.resolve(frames),
                                folders,
                                name,
                                licence,
                                codes.policy()),
                        workingDirectory.resolve(out));
        PrintWriter text = spec.commandLine().getOut();
        imported.missing()
                .forEach(problem -> text.printf("row %d %s: %s%n", problem.row(), problem.clip(), problem.text()));
        text.printf("%s: %d clips%s%n", imported.manifest(), imported.clips(), missing(imported));
        return imported.missing().isEmpty() ? 0 : 1;
    }

    private static String missing(Imported imported) {
        return imported.missing().isEmpty()
                ? ""
                : ", %d of the table left out because their frames are not there"
                        .formatted(imported.missing().size());
    }
}
